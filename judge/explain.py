"""Why a submission fails: the smallest input that shows it, and the likely mistake.

Works on a failing case that has already been judged. Everything here is bounded in time; what cannot be
found out within it is left out, and the failing case itself stays as it was.
"""

import time
from collections.abc import Sequence

from msgspec.structs import replace

from judge.casegen.draw import shrink
from judge.casegen.generator import Generator
from judge.casegen.reduce import reduce_input
from judge.casegen.reference import Reference
from judge.checking.assess import assess
from judge.checking.compare import Comparator
from judge.checking.diagnose import (
    CHANGED_INPUT,
    KEEPS_STATE,
    NOT_DETERMINISTIC,
    explain_alone,
    explain_together,
    right_for_changed_input,
)
from judge.model.case import Case, Input, size_of
from judge.model.caseid import encode_input
from judge.model.outcome import Killed, Raised, Returned
from judge.model.plain import WrongType
from judge.model.report import Failure, Mistake
from judge.model.result import CaseResult
from judge.model.verdict import Verdict
from judge.sandbox.runner import Runner

SHRINK_SECONDS = 1.5
"""Time for making a failing case smaller, all in all."""

HYPOTHESIS_SHARE = 0.6
"""Part of it that Hypothesis may take before the steps by hand have their turn."""

HANG_LIMIT = 0.1
"""Seconds after which a smaller input counts as hanging, while a hang is made smaller."""

STATE_ATTEMPTS = 6
"""Pairs of inputs tried to show that state survives from one call to the next."""


class Explainer:
    """Explains failures of one submission. Runs it in a worker of its own, apart from the judging."""

    def __init__(
        self, runner: Runner, reference: Reference, generator: Generator, compare: Comparator
    ) -> None:
        self.runner = runner
        self.reference = reference
        self.generator = generator
        self.compare = compare
        self.entry = runner.entry

    def explain(
        self, failure: Failure, alike: Sequence[CaseResult], others: Sequence[Case], earlier: Sequence[Case]
    ) -> Failure:
        """The failure with the smallest input that fails in the same way, and the likely mistake.

        `alike` are the stage's results that failed like it, `others` cases that may fail so too and be
        smaller, `earlier` the cases that ran before in the same process.
        """
        unstable = self._unstable(failure, earlier)
        if unstable is not None:
            return unstable
        found = failure.result
        shrunk = self._shrunk(found, others)
        if shrunk is not None:
            failure = failure.replace(result=shrunk, found=found, reproduce=(shrunk.case.id,))
        return failure.replace(mistakes=tuple(self._mistakes(failure.result, alike)))

    # -- does it fail at all, alone and every time? ----------------------------------------------

    def _unstable(self, failure: Failure, earlier: Sequence[Case]) -> Failure | None:
        """The failure explained, if the case does not fail in the same way in fresh processes."""
        result = failure.result
        if isinstance(result.outcome, Killed) and result.outcome.cause == "time":
            return None  # another run would take the whole limit again, and tell nothing new
        first = self._run_fresh(result.case)
        second = self._run_fresh(result.case)
        if _answer(first) != _answer(second):
            return failure.replace(mistakes=(NOT_DETERMINISTIC,))
        if not first.accepted:
            return None
        before = self._what_must_come_before(result, earlier)
        if before is None:
            again = [self._run_fresh(result.case) for _ in range(2)]
            if any(_answer(other) != _answer(first) for other in again):
                return failure.replace(mistakes=(NOT_DETERMINISTIC,))
            return failure.replace(mistakes=(KEEPS_STATE,))
        case, second_result = before
        return failure.replace(
            result=second_result,
            before=(case.calls,),
            reproduce=(case.id, second_result.case.id),
            mistakes=(KEEPS_STATE,),
        )

    def _what_must_come_before(
        self, result: CaseResult, earlier: Sequence[Case]
    ) -> tuple[Case, CaseResult] | None:
        """A pair of cases of which the second fails only after the first, as small as was found."""
        ordered = sorted(earlier, key=lambda case: size_of(case.calls))
        small = [case for case in ordered if any(call.arguments for call in case.calls)]
        pairs = [(case, result.case) for case in [result.case, *earlier[-2:], *small[:2]]]
        for first, second in pairs[:STATE_ATTEMPTS]:
            self.runner.discard()
            self._judge(first)
            found = self._judge(second)
            if not found.accepted:
                return first, found
        return None

    # -- the smallest input -----------------------------------------------------------------------

    def _shrunk(self, start: CaseResult, others: Sequence[Case]) -> CaseResult | None:
        """A smaller failing result than `start`, confirmed in a fresh process; None if there is none."""
        end = time.monotonic() + SHRINK_SECONDS
        search = _Search(self, start, end)
        self.runner.discard()
        best = search.first_of(others) or start
        if best.case.choices:
            half = time.monotonic() + HYPOTHESIS_SHARE * (end - time.monotonic())
            shrink(self.generator.strategy(), best.case.choices, search.fails, half)
        search.reduce()
        smaller = search.best
        if smaller is start:
            return None
        confirmed = self._run_fresh(smaller.case)
        return confirmed if confirmed.kind == start.kind else None

    def judge_input(self, calls: Input, identifier: str, time_limit: float | None = None) -> CaseResult:
        """Judge an input that no corpus holds; the reference says what is expected."""
        case = Case(id=identifier, stage="shrunk", calls=calls, expected=self.reference.answer(calls))
        return self._judge(case, time_limit)

    def _judge(self, case: Case, time_limit: float | None = None) -> CaseResult:
        outcome = self.runner.run(case.calls, time_limit=time_limit)
        return assess(case, outcome, self.entry, self.compare)

    def _run_fresh(self, case: Case) -> CaseResult:
        self.runner.discard()
        return self._judge(case)

    # -- the likely mistake -------------------------------------------------------------------------

    def _mistakes(self, result: CaseResult, failures: Sequence[CaseResult]) -> list[Mistake]:
        alone = explain_alone(result)
        if alone is not None:
            return [alone]
        if self._reads_changed_input(result):
            return [CHANGED_INPUT]
        together = explain_together(failures)
        return [together] if together is not None else []

    def _reads_changed_input(self, result: CaseResult) -> bool:
        """Whether the wrong answer is the right one for the arguments as the solution left them."""
        if not isinstance(result.outcome, Returned) or result.verdict is not Verdict.WA:
            return False
        outcome = self.runner.run(result.case.calls, want_arguments=True)
        if not isinstance(outcome, Returned) or outcome.arguments is None:
            return False
        if len(outcome.arguments) != len(result.case.calls):
            return False
        changed = tuple(
            type(call)(call.name, arguments)
            for call, arguments in zip(result.case.calls, outcome.arguments, strict=True)
            if isinstance(arguments, tuple)
        )
        if changed == result.case.calls or len(changed) != len(result.case.calls):
            return False
        answered = self.reference.run(changed)
        if not isinstance(answered, Returned):
            return False
        try:
            answers = self.reference.fit(changed, answered.values)
        except WrongType:
            return False
        return right_for_changed_input(result, answers, self.compare)


class _Search:
    """The search for a smaller input that fails in the same way as the first one did."""

    def __init__(self, explainer: Explainer, start: CaseResult, end: float) -> None:
        self.explainer = explainer
        self.start = start
        self.best = start
        self.end = end
        self.memo: dict[str, bool] = {}
        self.time_limit = HANG_LIMIT if start.verdict is Verdict.TLE else None

    def out_of_time(self) -> bool:
        return time.monotonic() >= self.end

    def first_of(self, cases: Sequence[Case]) -> CaseResult | None:
        """The first of some cases that is smaller than the start and fails in the same way."""
        size = size_of(self.start.case.calls)
        for case in cases:
            if size_of(case.calls) >= size or self.out_of_time():
                return None
            result = self.explainer._judge(case, self.time_limit)
            if result.kind == self.start.kind:
                self.best = result
                return result
        return None

    def fails(self, calls: Input) -> bool:
        """Whether an input fails in the same way; remembers the smallest that does."""
        key = repr(calls)
        known = self.memo.get(key)
        if known is not None or self.out_of_time():
            return bool(known)
        result = self.explainer.judge_input(calls, "", self.time_limit)
        self.memo[key] = result.kind == self.start.kind
        if self.memo[key] and size_of(calls) < size_of(self.best.case.calls):
            identifier = encode_input(calls)
            if identifier is not None:  # one that cannot be named could not be run again
                self.best = replace(result, case=replace(result.case, id=identifier))
        return self.memo[key]

    def reduce(self) -> None:
        reduce_input(self.best.case.calls, self._fails_validly, self.out_of_time)

    def _fails_validly(self, calls: Input) -> bool:
        return not self.explainer.generator.violations(calls) and self.fails(calls)


def _answer(result: CaseResult) -> object:
    """What two runs of one case must have in common to count as the same."""
    outcome = result.outcome
    match outcome:
        case Returned():
            return ("returned", repr(outcome.values))
        case Raised():
            return ("raised", outcome.type_name, repr(outcome.values))
        case Killed():
            return ("killed", outcome.cause)
    return type(outcome).__name__
