"""One submission on its way through the stages: runs the cases, keeps what was seen, writes the report.

Prints nothing; an `Observer` is told what happens.
"""

import itertools
import time
from collections import deque
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Protocol

from judge import __version__, accuracy_stage
from judge.casegen.vectorized import STAGE as VECTORIZED
from judge.checking.assess import assess, unloadable
from judge.checking.compare import Comparator
from judge.engines.engine import CaseRunner
from judge.engines.native.runner import Runner
from judge.growth.naming import in_a_sentence
from judge.growth_stage import GrowthStage
from judge.model.accuracy import Accuracy, Ladder
from judge.model.case import Case, size_of
from judge.model.growth import Growth
from judge.model.outcome import Killed, Lost, Raised, Returned, Tampered, Unloadable
from judge.model.problem import Corpus, Package
from judge.model.report import Failure, Report, Scope, StageReport, SubmissionInfo
from judge.model.result import CaseResult
from judge.model.show import source_text
from judge.model.steps import Vectorized
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.report.accuracy_words import breaks
from judge.steps_stage import count_steps
from judge.versions import installed_version

MAX_DEATHS = 3
"""Cases of a stage that may kill their process before the stage ends: each costs a new one."""

TOTAL_FACTOR = 15
"""Times the limit of one case that all cases together may take."""

RECENT = 1000
"""Cases of an exploration that are remembered: it may go on for a day."""

MOST_WRONG = 64 << 20
"""Bytes of wrong results from which on no more of them are wanted."""

TOTAL = "total"
"""The reason of the case at which they had taken more."""


class Observer(Protocol):
    """Is told what happens while a submission is judged."""

    def stage_started(self, name: str, total: int) -> None: ...

    def stage_finished(self, stage: StageReport) -> None: ...

    def measuring(self, what: str) -> None:
        """What is measured now, in a few words."""

    def failed(self, failure: Failure) -> None:
        """The smallest failing case so far; a smaller one is looked for after this."""


class Silent:
    """An observer for runs whose output is a document."""

    def stage_started(self, name: str, total: int) -> None:
        pass

    def stage_finished(self, stage: StageReport) -> None:
        pass

    def measuring(self, what: str) -> None:
        pass

    def failed(self, failure: Failure) -> None:
        pass


class Journey:
    """The state of one journey: the stages behind it, and what it has seen."""

    def __init__(self, package: Package, runner: CaseRunner, compare: Comparator, observer: Observer) -> None:
        self.package = package
        self.problem = package.problem
        self.runner = runner
        self.compare = compare
        self.observer = observer
        self.stages: list[StageReport] = []
        self.judged: list[CaseResult] = []
        self.warnings: list[str] = []
        self.accuracy: Accuracy | None = None
        self.growth: Growth | None = None
        self.vectorized: Vectorized | None = None
        self.fails_after_others = False
        """Whether what failed while it was measured was right by itself."""
        self.seed: int | None = None
        """What a part of the run was drawn from, if it was not the corpus alone."""
        self.started = time.monotonic()
        self.spent = 0.0
        """Seconds that the cases have taken, none of them counted beyond its limit."""
        self.wrong = 0
        """Bytes of the wrong results, which are kept."""

    def load(self) -> list[CaseResult]:
        """Import the submission. Gives one failing result if it cannot be."""
        started = time.monotonic()
        problem = self.runner.load()
        failures = []
        if problem is not None:
            nothing = Case(id="load", stage="load", calls=(), expected=())
            if isinstance(problem, Unloadable):
                failures = [unloadable(nothing, problem)]
            else:
                failures = [assess(nothing, problem, self.problem.entry, self.compare)]
        verdict = failures[0].verdict if failures else Verdict.AC
        self._finish("load", verdict, 1, 1, len(failures), started)
        return failures

    def judge(self, name: str, cases: Sequence[Case], every_group: bool = False) -> list[CaseResult]:
        """Run all cases of a stage unless one hangs. Gives the failing results.

        With `every_group` a case that hangs ends its group, and the next one begins.
        """
        started = time.monotonic()
        self.observer.stage_started(name, len(cases))
        failures: list[CaseResult] = []
        deaths = run = 0
        given_up: str | None = None
        for case in cases:
            if group_of(case) == given_up:
                continue
            result = self._judge(case)
            run += 1
            self.judged.append(result)
            if not result.accepted:
                failures.append(result)
                if isinstance(result.outcome, Returned | Raised):
                    self.wrong += result.outcome.usage.reply
            elif self._out_of_time():
                failures.append(self._too_long(result))
            deaths += isinstance(result.outcome, Killed)
            if failures and (self.wrong > MOST_WRONG or time.monotonic() - started > self._most_in_all):
                break  # what is wrong may be so large that it takes the judge itself long, or all memory
            if failures and self._must_stop(failures[-1], deaths):
                if not every_group or not hangs(failures[-1]) or deaths >= MAX_DEATHS:
                    break
                given_up = group_of(case)
        verdict = _worst(failures)
        self._finish(name, verdict, len(cases), run, len(failures), started)
        return failures

    def at_once(self, failures: Sequence[CaseResult]) -> Failure:
        """The smallest failing case as it stands, before anything smaller is looked for."""
        result = _to_show(failures)
        alone = result.case.calls and result.reason != TOTAL
        ids = (result.case.id,) if alone else ()
        return Failure(result=result, stage=self.stages[-1].name, failing=len(failures), reproduce=ids)

    def earlier_than(self, result: CaseResult) -> list[Case]:
        """The cases that ran before this one, in the same process unless one of them ended it."""
        return [other.case for other in itertools.takewhile(lambda other: other is not result, self.judged)]

    def explore(self, name: str, explore: Callable[[Callable[[Case], bool]], int]) -> list[CaseResult]:
        """Run cases as they are found; `explore` feeds them to the function it is given, until one fails.

        Gives the failing result, if any. `explore` returns how many cases it tried.
        """
        started = time.monotonic()
        self.observer.stage_started(name, 0)
        failures: list[CaseResult] = []
        recent: deque[CaseResult] = deque(maxlen=RECENT)

        def fails(case: Case) -> bool:
            result = self._judge(case)
            recent.append(result)
            if not result.accepted:
                failures.append(result)
            return not result.accepted

        tried = explore(fails)
        self.judged += recent
        self._finish(name, _worst(failures), tried, tried, len(failures), started)
        return failures

    def be_accurate(self, ladders: Sequence[Ladder]) -> list[CaseResult]:
        """Measure how accurate the results are. Gives the failing result of a run that goes wrong."""
        bound = self.problem.accuracy
        assert bound is not None
        started = time.monotonic()
        steps = sum(len(ladder.steps) for ladder in ladders)
        self.observer.stage_started("accuracy", steps)
        found = accuracy_stage.measure(self.runner, ladders, bound, self.problem.entry)
        if isinstance(found, CaseResult):
            self._finish("accuracy", found.verdict, steps, 1, 1, started)
            return [found]
        self.accuracy = found
        broken = sum(row.broken for table in found.tables for row in table.rows)
        self._finish("accuracy", Verdict.WA if broken else Verdict.AC, steps, steps, broken, started)
        return []

    @property
    def is_inaccurate(self) -> bool:
        """Whether the accuracy decides the verdict."""
        return self.accuracy is not None and self.accuracy.decision == "above"

    def measure(self, stage: GrowthStage, claim: str) -> list[CaseResult]:
        """Count how the cost grows. Gives the failing result of a run that was not right."""
        started = time.monotonic()
        self.observer.stage_started("growth", 0)
        stage.begin()
        found = stage.finish(self.runner, claim)
        self.fails_after_others = stage.fails_after_others
        if isinstance(found, CaseResult):
            self._finish("growth", found.verdict, stage.families, 1, 1, started)
            return [found]
        self.growth = found
        above = int(found.decision == "above")
        self._finish("growth", verdict_of(found), stage.families, stage.counted, above, started)
        self.warnings += [f"the growth was not counted to its end in {what}" for what in found.uncounted]
        return []

    def count_steps(self, cases: Sequence[Case], runner: Runner) -> list[CaseResult]:
        """Count the Python steps of the submission. Gives the failing result if it loops, or is wrong."""
        started = time.monotonic()
        self.observer.stage_started(VECTORIZED, len(cases))
        with runner:
            counted = count_steps(self.problem, cases, runner, self.compare)
        self.vectorized = counted.steps
        failures = [counted.failing] if counted.failing is not None else []
        self._finish(VECTORIZED, _worst(failures), len(cases), counted.runs, len(failures), started)
        return failures

    def report(self, submission: Submission, corpus: Corpus, failure: Failure | None, scope: Scope) -> Report:
        result = failure.result if failure else None
        verdict, reason, message = Verdict.AC, "", ""
        if result is not None:
            verdict, reason, message = result.verdict, result.reason, result.message
        elif self.accuracy is not None and self.is_inaccurate:
            verdict, reason, message = Verdict.WA, "accuracy", breaks(self.accuracy)
        elif self.growth is not None and self.growth.decision == "above":
            verdict, reason, message = verdict_of(self.growth), "growth", in_a_sentence(self.growth)
        return Report(
            problem=self.problem,
            digest=self.package.digest,
            submission=describe(submission),
            scope=scope,
            verdict=verdict,
            reason=reason,
            message=message,
            stages=tuple(self.stages),
            failure=failure,
            accuracy=self.accuracy,
            growth=self.growth,
            vectorized=self.vectorized,
            shown=tuple(self.judged),
            isolation=self.runner.isolation,
            seed=corpus.seed if self.seed is None else self.seed,
            versions={"judge": __version__, **corpus.versions, **self.runner.versions, **self._counted_by()},
            corpus=corpus.digest,
            shipped=corpus.shipped,
            warnings=tuple(self.warnings),
            seconds=time.monotonic() - self.started,
        )

    # ------------------------------------------------------------------------------------------

    def _counted_by(self) -> dict[str, str]:
        """Return the versions of what has counted the growth; nothing where it was not counted."""
        if self.growth is None:
            return {}
        return {"component": self.growth.component, "wasmtime": installed_version("wasmtime")}

    def _judge(self, case: Case) -> CaseResult:
        outcome = self.runner.run(case.calls)
        if isinstance(outcome, Returned | Raised):  # the rest ends a stage anyway
            self.spent += min(outcome.usage.wall, self.problem.limits.time)
        return assess(case, outcome, self.problem.entry, self.compare)

    def _finish(self, name: str, verdict: Verdict, total: int, run: int, failed: int, started: float) -> None:
        stage = StageReport(
            name=name,
            verdict=verdict,
            total=total,
            run=run,
            passed=run - failed,
            seconds=time.monotonic() - started,
        )
        self.stages.append(stage)
        self.observer.stage_finished(stage)

    @property
    def _most_in_all(self) -> float:
        """Seconds that all cases together may take."""
        return TOTAL_FACTOR * self.problem.limits.time

    def _out_of_time(self) -> bool:
        return self.spent > self._most_in_all

    def _too_long(self, result: CaseResult) -> CaseResult:
        return CaseResult(
            case=result.case,
            verdict=Verdict.TLE,
            reason=TOTAL,
            message=f"all cases together have taken more than {self._most_in_all:g} s",
            outcome=result.outcome,
        )

    def _must_stop(self, last: CaseResult, deaths: int) -> bool:
        broken = isinstance(last.outcome, Tampered | Lost | Unloadable)
        return last.reason == TOTAL or hangs(last) or broken or deaths >= MAX_DEATHS


def hangs(result: CaseResult) -> bool:
    """Whether a case ran into a limit by itself, so that others of its kind would do so too."""
    exceeded = result.verdict in (Verdict.TLE, Verdict.OLE, Verdict.MLE)
    return exceeded and result.reason != TOTAL and not isinstance(result.outcome, Unloadable)


def group_of(case: Case) -> str:
    """The group that a case belongs to, such as `hidden/edges`."""
    return case.id.rpartition("/")[0]


def _to_show(failures: Sequence[CaseResult]) -> CaseResult:
    """The failure that decides the verdict: tampering and our own faults first, then the smallest."""
    for verdict in (Verdict.JE, Verdict.SV):
        for result in failures:
            if result.verdict is verdict:
                return result
    return min(failures, key=lambda result: size_of(result.case.calls))


def _worst(failures: Sequence[CaseResult]) -> Verdict:
    return _to_show(failures).verdict if failures else Verdict.AC


def verdict_of(growth: Growth) -> Verdict:
    """What a decision on the growth is worth."""
    if growth.decision != "above":
        return Verdict.AC
    return Verdict.TLE if growth.resource == "time" else Verdict.MLE


def describe(submission: Submission) -> SubmissionInfo:
    """What a report says of the file that was judged."""
    return SubmissionInfo(
        path=str(submission.path),
        sha256=sha256(submission.source).hexdigest(),
        size=len(submission.source),
        text=source_text(submission.source),
    )
