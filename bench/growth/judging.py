"""Counts one solution of the set through the stage that judges submissions, and says what came out: facts."""

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


class Stage(GrowthStage):
    """The stage as it is, but its counts are kept."""

    counter: StoredCounter

    def _check(self, sample: Sample, results: bytes) -> Outcome | None:
        if results is StoredCounter.RIGHT:
            return None
        wrong = super()._check(sample, results)
        if wrong is None:
            self.counter.was_right(sample.inputs)
        return wrong


class Yardsticks(Corpora):
    """Corpora that keep the last samples that were asked for: solutions come problem by problem."""

    _last: tuple[tuple[str, int], Yardstick] | None = None

    def yardstick(self, package: Package, ladder: int) -> Yardstick:
        key = package.digest, ladder
        if self._last is None or self._last[0] != key:
            self._last = key, super().yardstick(package, ladder)
        return self._last[1]


class Judge:
    """Judges solutions of the set with one engine. A context manager; leaving it ends the engine.

    With `again` nothing is counted that is known from before, and no lines are blamed.
    """

    def __init__(self, cache: Path, again: bool = False) -> None:
        self.engine = CountedEngine(cache)
        self.sandbox = Sandbox(cache, [ROOT])
        self.corpora = Yardsticks(cache, [ROOT])
        self.bank = Bank(BANKS[0], cache, *BANKS[1:])
        self.store = Store(cache)
        self.again = again
        self._packages: dict[str, Package] = {}

    def package(self, slug: str) -> Package:
        """Return a problem of the set, read once."""
        if slug not in self._packages:
            self._packages[slug] = self.bank.load(slug)
        return self._packages[slug]

    def judge(self, labelled: Labelled) -> Judged:
        """Return what a solution gets. Raises InvalidPackage."""
        try:
            return self._judged(labelled)
        except JudgeFault as error:
            return Judged(name=labelled.name, fault=f"{error} {error.advice}".strip())

    def _judged(self, labelled: Labelled) -> Judged:
        package = self.package(labelled.slug)
        submission = Submission(labelled.path.read_bytes(), labelled.path)
        stage = Stage(
            package, submission, self.engine, self.corpora, comparator_of(package), lambda what: None
        )
        stage.counter = StoredCounter(self.engine, submission, package.problem, self.store, self.again)
        stage.begin()
        problem = package.problem
        with Runner(self.sandbox, submission, problem.entry, problem.limits) as runner:
            growth = stage.finish(runner)
        if isinstance(growth, CaseResult):
            return Judged(name=labelled.name, failed=f"{growth.verdict}: {growth.message}")
        timed = [series for series in growth.series if series.resource == "time"]
        strictly = growth.decision == "above" or any(
            judge_series(one, True).decision == "above" for one in timed
        )
        decisive = growth.decisive
        return Judged(
            name=labelled.name,
            rejected=growth.resource if growth.decision == "above" else None,
            logarithms=tuple([one.family for one in timed if judge_series(one, False).logarithm]),
            strictly=strictly,
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
