"""What a case is worth: the judgement over an outcome."""

from msgspec import Struct

from judge.model.case import Case
from judge.model.outcome import Outcome
from judge.model.verdict import Verdict


class CaseResult(Struct, frozen=True, kw_only=True):
    """A judged case. `call` is the index of the call that decided it, `message` says what differs.

    `reason` is a stable word for the kind of failure (`value`, `type`, `length`, `time`, `ValueError`,
    ...): two failures are of one kind when verdict and reason agree. Empty when accepted.
    """

    case: Case
    verdict: Verdict
    reason: str = ""
    message: str = ""
    call: int = 0
    outcome: Outcome

    @property
    def accepted(self) -> bool:
        return self.verdict is Verdict.AC

    @property
    def kind(self) -> tuple[Verdict, str]:
        """What must stay the same while a failing case is made smaller."""
        same = self.verdict is Verdict.WA and self.reason in ("value", "length")
        return (self.verdict, "value" if same else self.reason)
