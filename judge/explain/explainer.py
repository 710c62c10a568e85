"""Explaining a failure: is it stable, how small can its input get, and which mistake is behind it?

Works on a failing case that has already been judged. Everything here is bounded in time; what cannot be
found out within it is left out, and the failing case itself stays as it was.
"""

import time
from collections.abc import Sequence

from judge.checking.diagnose import (
    CHANGED_INPUT,
    ENOUGH,
    KEEPS_STATE,
    NOT_DETERMINISTIC,
    explain_alone,
    explain_together,
    right_for_changed_input,
)
from judge.explain.pairs import find_pair
from judge.explain.search import Search
from judge.explain.trial import Trial, answer_of
from judge.model.case import Call, Case
from judge.model.outcome import Killed, Returned, Usage
from judge.model.plain import WrongArguments, WrongType, fit_arguments
from judge.model.report import Failure, Mistake
from judge.model.result import CaseResult
from judge.model.verdict import Verdict

SHRINK_SECONDS = 1.5
"""Time for making a failing case smaller. A hang is then run once more, with its whole time limit."""

SLOW = 0.25
"""Seconds of a failing case from which on running it again and again would cost more than it tells."""

EVIDENCE_CASES = 80
EVIDENCE = 20
EVIDENCE_SECONDS = 0.1
"""Cases tried for more failures, failures looked at for what they have in common, and the time for both."""


class Explainer:
    """Explains failures of one submission, which it runs in fresh workers as it needs them."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial

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
        alone = [self.trial.judge_fresh(result.case) for _ in range(2)]
        if any(one.verdict is Verdict.JE for one in alone):
            return None  # the judge's own fault tells nothing of the submission
        if answer_of(alone[0]) != answer_of(alone[1]):
            return failure.replace(mistakes=(NOT_DETERMINISTIC,), reproduce=())
        if not alone[0].accepted:
            return None
        if not earlier:  # it failed as the first case of a fresh process, and passes as such
            return failure.replace(mistakes=(NOT_DETERMINISTIC,), reproduce=())
        end = time.monotonic() + SHRINK_SECONDS
        self.trial.runner.discard()
        for case in earlier:
            self.trial.judge(case)
            if time.monotonic() >= end:
                return failure.replace(reproduce=())  # too slow to find out whether it is state or chance
        if answer_of(self.trial.judge(result.case)) != answer_of(result):
            return failure.replace(mistakes=(NOT_DETERMINISTIC,), reproduce=())
        pair = find_pair(self.trial, result, earlier)
        if pair is not None:
            first, second = pair
            return failure.replace(
                result=second,
                before=(first.calls,),
                reproduce=(first.id, second.case.id),
                mistakes=(KEEPS_STATE,),
            )
        return failure.replace(mistakes=(KEEPS_STATE,), reproduce=())

    # -- the smallest input -----------------------------------------------------------------------

    def _shrunk(self, start: CaseResult, others: Sequence[Case]) -> CaseResult | None:
        """A smaller failing result than `start`, confirmed in a fresh process; None if there is none."""
        if _is_slow(start) and start.verdict is not Verdict.TLE:
            return None
        search = Search(self.trial, start, time.monotonic() + SHRINK_SECONDS)
        self.trial.runner.discard()
        best = search.first_of(others) or start
        search.shrink_choices(best.case)
        search.reduce()
        if search.best is start:
            return None
        confirmed = self.trial.judge_fresh(search.best.case)
        return confirmed if confirmed.kind == start.kind else None

    def _more(self, others: Sequence[Case]) -> list[CaseResult]:
        """More failing results, from cases that the stage did not have: evidence for a likely mistake."""
        end = time.monotonic() + EVIDENCE_SECONDS
        found: list[CaseResult] = []
        for case in others[:: max(1, len(others) // EVIDENCE_CASES)]:  # of all sizes
            if time.monotonic() >= end or len(found) >= EVIDENCE:
                break
            result = self.trial.judge(case)
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
        if result.verdict is not Verdict.WA or _is_slow(result):
            return []
        evidence = [result, *alike, *self._more(others)]
        if len(evidence) >= ENOUGH and all(map(self._reads_changed_input, evidence[:EVIDENCE])):
            return [CHANGED_INPUT]
        together = explain_together(evidence)
        return [together] if together is not None else []

    def _fitting(self, call: Call) -> Call:
        """The call with arguments of the right types, or WrongArguments: a solution may leave anything."""
        return Call(
            call.name, fit_arguments(call.arguments, self.trial.entry.callable(call.name)), call.receiver
        )

    def _reads_changed_input(self, result: CaseResult) -> bool:
        """Whether the wrong answer is the right one for the arguments as the solution left them."""
        if not isinstance(result.outcome, Returned) or result.verdict is not Verdict.WA:
            return False
        outcome = self.trial.runner.run(result.case.calls, want_arguments=True)
        if not isinstance(outcome, Returned) or outcome.arguments is None:
            return False
        if len(outcome.arguments) != len(result.case.calls):
            return False
        changed = tuple(
            Call(call.name, arguments, call.receiver)
            for call, arguments in zip(result.case.calls, outcome.arguments, strict=True)
            if isinstance(arguments, tuple)
        )
        if changed == result.case.calls or len(changed) != len(result.case.calls):
            return False
        try:
            changed = tuple(self._fitting(call) for call in changed)
        except WrongArguments:
            return False
        answered = self.trial.reference.run(changed)
        if not isinstance(answered, Returned):
            return False
        try:
            answers = self.trial.reference.fit(changed, answered.values)
        except WrongType:
            return False
        return right_for_changed_input(result, answers, self.trial.compare)


def _is_slow(result: CaseResult) -> bool:
    """Whether the case took so long that it cannot be run many times more."""
    usage: Usage | None = getattr(result.outcome, "usage", None)
    return usage is not None and usage.wall > SLOW
