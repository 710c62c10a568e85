"""Counts one solution of the set through the stage that judges submissions, and says what came out: facts."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from bench.growth.labelled import BANKS, ROOT, Labelled
from bench.growth.store import Store, StoredCounter
from judge.casegen.corpus import Corpora
from judge.casegen.generator import comparator_of
from judge.casegen.yardstick import Yardstick
from judge.catalog.bank import Bank
from judge.engines.counted.engine import CountedEngine
from judge.engines.native.runner import Runner
from judge.engines.native.sandbox import Sandbox
from judge.growth.naming import judge_series
from judge.growth_stage import GrowthStage
from judge.model.errors import JudgeFault
from judge.model.growth import Resource, Sample, Series
from judge.model.outcome import Outcome
from judge.model.problem import Package
from judge.model.result import CaseResult
from judge.model.submission import Submission


class Judged(Struct, frozen=True, kw_only=True):
    """What one solution got. `rejected` names what is above its bound; None: it is accepted.

    `logarithms` are the families of which a logarithm above the bound is reported, `strictly` says whether
    the solution is rejected where that is not allowed. `line` is the line that is blamed, 0 for none.
    """

    name: str
    rejected: Resource | None = None
    failed: str = ""
    """Why a counted run is wrong, which rejects the solution before its growth does."""
    fault: str = ""
    """Why the judge itself failed, of which nothing else is known."""
    logarithms: tuple[str, ...] = ()
    strictly: bool = False
    line: int = 0
    word: str = ""
    shown: Series | None = None
    """The series that decides, or is nearest to it."""
    uncounted: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        return self.rejected is None and not self.failed and not self.fault


def logarithms_in(series: Sequence[Series]) -> tuple[str, ...]:
    """Return the families of which a logarithm of time above the bound is reported."""
    timed = [one for one in series if one.resource == "time"]
    return tuple([one.family for one in timed if judge_series(one, strict=False).logarithm])


def is_rejected_strictly(series: Sequence[Series]) -> bool:
    """Return whether counts are rejected where a logarithm of time is not allowed."""
    timed = [one for one in series if one.resource == "time"]
    return any(judge_series(one, strict=True).decision == "above" for one in timed)


class Stage(GrowthStage):
    """The stage as it is, but its counts are kept."""

    counter: StoredCounter
    beyond: dict[tuple[str, str, int], Sample | None]
    """Samples beyond the ladders that have been made, by package, family and size."""

    @property
    def far_sample(self) -> Sample | None:
        """The far sample that this submission is counted on."""
        assert self.yardstick is not None
        return self._far(self.yardstick)

    @property
    def made_beyond(self) -> list[Sample]:
        """The samples beyond the ladders of this problem."""
        digest = self.package.digest
        return [
            sample for (made, _, _), sample in self.beyond.items() if made == digest and sample is not None
        ]

    def _larger(self, family: str, n: int) -> Sample | None:
        key = self.package.digest, family, n
        if key not in self.beyond:
            self.beyond[key] = super()._larger(family, n)
        return self.beyond[key]

    def _check(self, sample: Sample, results: bytes) -> Outcome | None:
        if results is StoredCounter.RIGHT:
            return None
        wrong = super()._check(sample, results)
        if wrong is None:
            self.counter.was_right(sample.inputs)
        return wrong


class Yardsticks(Corpora):
    """Corpora that keep all samples that were asked for, some hundred megabytes."""

    def __init__(self, cache: Path, secrets: Sequence[Path]) -> None:
        super().__init__(cache, secrets)
        self._kept: dict[tuple[str, int], Yardstick] = {}

    def yardstick(self, package: Package, ladder: int) -> Yardstick:
        key = package.digest, ladder
        if key not in self._kept:
            self._kept[key] = super().yardstick(package, ladder)
        return self._kept[key]


class Judge:
    """Judges solutions of the set with one engine. A context manager; leaving it ends the engine.

    With `again` nothing is counted that is known from before, and no lines are blamed; with `offline` nothing
    else is counted either.
    """

    def __init__(self, cache: Path, again: bool = False, offline: bool = False) -> None:
        self.engine = CountedEngine(cache)
        self.sandbox = Sandbox(cache, [ROOT])
        self.corpora = Yardsticks(cache, [ROOT])
        self.bank = Bank(BANKS[0], cache, *BANKS[1:])
        self.store = Store(cache)
        self.again = again
        self.offline = offline
        self._packages: dict[str, Package] = {}
        self._beyond: dict[tuple[str, str, int], Sample | None] = {}

    def package(self, slug: str) -> Package:
        """Return a problem of the set, read once."""
        if slug not in self._packages:
            self._packages[slug] = self.bank.load(slug)
        return self._packages[slug]

    def judge(self, labelled: Labelled) -> Judged:
        """Return what a solution gets. Raises InvalidPackage."""
        try:
            return self.finish(labelled, self.stage(labelled))
        except JudgeFault as error:
            return Judged(name=labelled.name, fault=f"{error} {error.advice}".strip())

    def stage(self, labelled: Labelled) -> Stage:
        """Return the stage that counts a solution, which has not begun."""
        package = self.package(labelled.slug)
        submission = Submission(labelled.path.read_bytes(), labelled.path)
        compare = comparator_of(package)
        stage = Stage(package, submission, self.engine, self.corpora, compare, lambda what: None)
        stage.beyond = self._beyond
        stage.counter = StoredCounter(self.engine, submission, package.problem, self.store, self.again)
        stage.counter.offline = self.offline
        return stage

    def finish(self, labelled: Labelled, stage: Stage) -> Judged:
        """Count a solution and return what it gets. Raises JudgeFault or InvalidPackage."""
        stage.begin()
        problem = stage.package.problem
        with Runner(self.sandbox, stage.submission, problem.entry, problem.limits) as runner:
            growth = stage.finish(runner)
        if isinstance(growth, CaseResult):
            return Judged(name=labelled.name, failed=f"{growth.verdict}: {growth.message}")
        decisive = growth.decisive
        return Judged(
            name=labelled.name,
            rejected=growth.resource if growth.decision == "above" else None,
            logarithms=logarithms_in(growth.series),
            strictly=growth.decision == "above" or is_rejected_strictly(growth.series),
            line=growth.line.line if growth.line is not None else 0,
            word=decisive[1].word if decisive is not None else "",
            shown=decisive[0] if decisive is not None else None,
            uncounted=growth.uncounted,
        )

    def __enter__(self) -> "Judge":
        return self

    def __exit__(self, *_: object) -> None:
        self.engine.close()
        self.sandbox.close()
        self.store.close()
