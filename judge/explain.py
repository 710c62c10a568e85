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
    ENOUGH,
    KEEPS_STATE,
    NOT_DETERMINISTIC,
    explain_alone,
    explain_together,
    right_for_changed_input,
)
from judge.model.case import Call, Case, Input, size_of
from judge.model.caseid import encode_input
from judge.model.outcome import Killed, Raised, Returned, Usage
from judge.model.plain import WrongArguments, WrongType, fit_arguments, frozen_value
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

HANG_CONFIRMED = 0.5
"""Seconds that the smallest input of a hang must run on in a fresh process. Part of SHRINK_SECONDS."""

SLOW = 0.25
"""Seconds of a failing case from which on running it again and again would cost more than it tells."""

STATE_CANDIDATES = 4
"""Inputs tried as the first and as the second of a pair that shows what survives between calls."""

EVIDENCE_CASES = 80
EVIDENCE = 20
EVIDENCE_SECONDS = 0.1
"""Cases tried for more failures, failures looked at for what they have in common, and the time for both."""


class Explainer:
    """Explains failures of one submission, which it runs in fresh workers as it needs them."""

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
        return failure.replace(mistakes=tuple(self._mistakes(failure.result, alike, others)))

    # -- does it fail at all, alone and every time? ----------------------------------------------

    def _unstable(self, failure: Failure, earlier: Sequence[Case]) -> Failure | None:
        """The failure explained, if the case does not fail in the same way in fresh processes."""
        result = failure.result
        if _is_slow(result):
            return None
        alone = [self._run_fresh(result.case) for _ in range(2)]
        if _answer(alone[0]) != _answer(alone[1]):
            return failure.replace(mistakes=(NOT_DETERMINISTIC,), reproduce=())
        if not alone[0].accepted:
            return None
        end = time.monotonic() + SHRINK_SECONDS
        self.runner.discard()
        for case in earlier:
            self._judge(case)
            if time.monotonic() >= end:
                return failure.replace(reproduce=())  # too slow to find out whether it is state or chance
        if _answer(self._judge(result.case)) != _answer(result):
            return failure.replace(mistakes=(NOT_DETERMINISTIC,), reproduce=())
        pair = self._pair(result, earlier, end)
        if pair is not None:
            first, second = pair
            return failure.replace(
                result=second,
                before=(first.calls,),
                reproduce=(first.id, second.case.id),
                mistakes=(KEEPS_STATE,),
            )
        return failure.replace(mistakes=(KEEPS_STATE,), reproduce=())

    def _pair(
        self, result: CaseResult, earlier: Sequence[Case], end: float
    ) -> tuple[Case, CaseResult] | None:
        """Two cases of which the second fails only after the first, both as small as time allows."""
        ordered = sorted(earlier, key=lambda case: size_of(case.calls))
        small = ordered[:STATE_CANDIDATES]
        for second in [*small, result.case]:
            for first in [second, *small, *earlier[-2:]]:
                if time.monotonic() >= end:
                    return None
                if self._fails_after([first], second) is not None:
                    return self._smaller_pair(first, second)
        first = self._last_needed(earlier, result.case, end)
        if self._fails_after([first], result.case) is not None:
            return self._smaller_pair(first, result.case)
        return None

    def _last_needed(self, earlier: Sequence[Case], case: Case, end: float) -> Case:
        """The last case of the shortest beginning of `earlier` after which `case` fails."""
        passes, fails = 0, len(earlier)
        while fails - passes > 1 and time.monotonic() < end:
            middle = (passes + fails) // 2
            if self._fails_after(earlier[:middle], case) is None:
                passes = middle
            else:
                fails = middle
        return earlier[fails - 1]

    def _fails_after(self, before: Sequence[Case], case: Case) -> CaseResult | None:
        """The failing result of a case right after others in a fresh process; None if one of these fails,
        or the case does not."""
        self.runner.discard()
        if not all(self._judge(other).accepted for other in before):
            return None
        found = self._judge(case)
        return None if found.accepted else found

    def _smaller_pair(self, first: Case, second: Case) -> tuple[Case, CaseResult] | None:
        """The pair made smaller, one after the other; None if it does not fail again in the end."""

        end = time.monotonic() + SHRINK_SECONDS

        def out_of_time() -> bool:
            return time.monotonic() >= end

        def named(calls: Input) -> Case | None:
            identifier = encode_input(calls)
            if identifier is None or self.generator.violations(calls):
                return None
            expected = self.reference.answer(calls)
            return Case(id=identifier, stage="shrunk", calls=calls, expected=expected)

        def second_fails(calls: Input) -> bool:
            case = named(calls)
            return case is not None and self._fails_after([first], case) is not None

        def fails_after_first(calls: Input) -> bool:
            case = named(calls)
            return case is not None and self._fails_after([case], second) is not None

        for _ in range(2):  # what one of them can do without depends on the other
            smaller = reduce_input(second.calls, second_fails, out_of_time)
            second = (named(smaller) or second) if smaller != second.calls else second
            smaller = reduce_input(first.calls, fails_after_first, out_of_time)
            first = (named(smaller) or first) if smaller != first.calls else first
        found = self._fails_after([first], second)
        if found is None or not self._run_fresh(second).accepted:
            return None
        return first, found

    # -- the smallest input -----------------------------------------------------------------------

    def _shrunk(self, start: CaseResult, others: Sequence[Case]) -> CaseResult | None:
        """A smaller failing result than `start`, confirmed in a fresh process; None if there is none."""
        hangs = start.verdict is Verdict.TLE
        if _is_slow(start) and not hangs:
            return None
        end = time.monotonic() + SHRINK_SECONDS - (HANG_CONFIRMED if hangs else 0.0)
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
        confirmed = self._run_fresh(smaller.case, HANG_CONFIRMED if hangs else None)
        if confirmed.kind != start.kind:
            return None
        if not hangs:
            return confirmed
        return replace(confirmed, message=f"{confirmed.message}; {start.case.id} was {start.message}")

    def judge_input(self, calls: Input, identifier: str, time_limit: float | None = None) -> CaseResult:
        """Judge an input that no corpus holds; the reference says what is expected."""
        case = Case(id=identifier, stage="shrunk", calls=calls, expected=self.reference.answer(calls))
        return self._judge(case, time_limit)

    def _judge(self, case: Case, time_limit: float | None = None) -> CaseResult:
        outcome = self.runner.run(case.calls, time_limit=time_limit)
        return assess(case, outcome, self.entry, self.compare)

    def _run_fresh(self, case: Case, time_limit: float | None = None) -> CaseResult:
        self.runner.discard()
        return self._judge(case, time_limit)

    def _more(self, others: Sequence[Case]) -> list[CaseResult]:
        """More failing results, from cases that the stage did not have: evidence for a likely mistake."""
        end = time.monotonic() + EVIDENCE_SECONDS
        found: list[CaseResult] = []
        for case in others[:: max(1, len(others) // EVIDENCE_CASES)]:  # of all sizes
            if time.monotonic() >= end or len(found) >= EVIDENCE:
                break
            result = self._judge(case)
            if isinstance(result.outcome, Killed):
                break
            if not result.accepted:
                found.append(result)
        return found

    # -- the likely mistake -------------------------------------------------------------------------

    def _mistakes(
        self, result: CaseResult, alike: Sequence[CaseResult], others: Sequence[Case]
    ) -> list[Mistake]:
        alone = explain_alone(result)
        if alone is not None:
            return [alone]
        if result.verdict is not Verdict.WA:
            return []
        evidence = [result, *alike, *self._more(others)]
        if len(evidence) >= ENOUGH and all(map(self._reads_changed_input, evidence[:EVIDENCE])):
            return [CHANGED_INPUT]
        together = explain_together(evidence)
        return [together] if together is not None else []

    def _fitting(self, call: Call) -> Call:
        """The call with arguments of the right types, or WrongArguments: a solution may leave anything."""
        return Call(call.name, fit_arguments(call.arguments, self.entry.callable(call.name)), call.receiver)

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
            type(call)(call.name, arguments, call.receiver)
            for call, arguments in zip(result.case.calls, outcome.arguments, strict=True)
            if isinstance(arguments, tuple)
        )
        if changed == result.case.calls or len(changed) != len(result.case.calls):
            return False
        try:
            changed = tuple(self._fitting(call) for call in changed)
        except WrongArguments:
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
        """The smallest failing result that has an id."""
        self.smallest = start.case.calls
        """The smallest failing input, named or not."""
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
                self.smallest = case.calls
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
        if self.memo[key] and size_of(calls) < size_of(self.smallest):
            self.smallest = calls
            identifier = encode_input(calls)
            if identifier is not None:  # one that cannot be named could not be run again
                self.best = replace(result, case=replace(result.case, id=identifier))
        return self.memo[key]

    def reduce(self) -> None:
        reduce_input(self.smallest, self._fails_validly, self.out_of_time)

    def _fails_validly(self, calls: Input) -> bool:
        return not self.explainer.generator.violations(calls) and self.fails(calls)


def _is_slow(result: CaseResult) -> bool:
    """Whether the case took so long that it cannot be run many times more."""
    usage: Usage | None = getattr(result.outcome, "usage", None)
    return usage is not None and usage.wall > SLOW


def _answer(result: CaseResult) -> object:
    """What two runs of one case must have in common to count as the same."""
    outcome = result.outcome
    match outcome:
        case Returned():
            return ("returned", frozen_value(outcome.values))
        case Raised():
            return ("raised", outcome.type_name, frozen_value(outcome.values))
        case Killed():
            return ("killed", outcome.cause)
    return type(outcome).__name__
