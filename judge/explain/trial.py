"""Running cases again, alone or after others, to find out why one fails."""

from collections.abc import Sequence

from judge.casegen.generator import Generator
from judge.casegen.reference import Reference
from judge.checking.assess import assess
from judge.checking.compare import Comparator
from judge.engines.engine import CaseRunner
from judge.model.case import Case, Input
from judge.model.caseid import encode_input
from judge.model.outcome import Killed, Raised, Returned
from judge.model.plain import frozen_value
from judge.model.result import CaseResult


class Trial:
    """One submission beside the reference of its problem; runs and judges any input."""

    def __init__(
        self, runner: CaseRunner, reference: Reference, generator: Generator, compare: Comparator
    ) -> None:
        self.runner = runner
        self.reference = reference
        self.generator = generator
        self.compare = compare
        self.entry = runner.entry

    def judge(self, case: Case, time_limit: float | None = None) -> CaseResult:
        """The result of a case in the worker as it is now."""
        outcome = self.runner.run(case.calls, time_limit=time_limit)
        return assess(case, outcome, self.entry, self.compare)

    def judge_fresh(self, case: Case) -> CaseResult:
        """The result of a case in a new process, with the whole time limit: as anybody would see it."""
        self.runner.discard()
        return self.judge(case)

    def judge_input(self, calls: Input, time_limit: float | None = None) -> CaseResult:
        """The result of an input that no corpus holds; the reference says what is expected."""
        case = Case(id="", stage="shrunk", calls=calls, expected=self.reference.answer(calls))
        return self.judge(case, time_limit)

    def fails_after(self, before: Sequence[Case], case: Case) -> CaseResult | None:
        """The failing result of a case right after others in a new process; None if one of these fails,
        or the case does not."""
        self.runner.discard()
        if not all(self.judge(other).accepted for other in before):
            return None
        found = self.judge(case)
        return None if found.accepted else found

    def named(self, calls: Input) -> Case | None:
        """An input as a case that its id alone brings back; None if it is too large or not valid."""
        identifier = encode_input(calls)
        if identifier is None or self.generator.violations(calls):
            return None
        return Case(id=identifier, stage="shrunk", calls=calls, expected=self.reference.answer(calls))


def answer_of(result: CaseResult) -> object:
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
