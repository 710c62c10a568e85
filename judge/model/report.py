"""The document that judging a submission ends in. Every output is a rendering of it."""

from typing import Any

from msgspec import Struct, field, structs

from judge.model.accuracy import Accuracy
from judge.model.case import Input
from judge.model.growth import Growth
from judge.model.outcome import Outcome
from judge.model.problem import Problem
from judge.model.result import CaseResult
from judge.model.steps import Vectorized
from judge.model.verdict import Verdict


class StageReport(Struct, frozen=True, kw_only=True):
    """One stage: how many cases it has, how many were run and passed. `seconds` is wall time."""

    name: str
    verdict: Verdict
    total: int
    run: int
    passed: int
    seconds: float


class Mistake(Struct, frozen=True):
    """A likely mistake that could be told for certain: a stable word, and a sentence for the solver."""

    kind: str
    message: str


class Failure(Struct, frozen=True, kw_only=True):
    """The failing case to show.

    `result` is the smallest failing input known; `found` the corpus case that failed, if `result` was
    shrunk from it. `before` are inputs that must run first in the same process for it to fail.
    `reproduce` holds the case ids that `judge run SLUG --case ID` takes, in order.
    """

    result: CaseResult
    stage: str
    found: CaseResult | None = None
    before: tuple[Input, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    reproduce: tuple[str, ...] = ()
    failing: int = 1
    """How many cases of the stage failed."""

    def replace(self, **changes: Any) -> "Failure":
        """A copy with other values in some fields."""
        return structs.replace(self, **changes)


class SubmissionInfo(Struct, frozen=True, kw_only=True):
    """The file that was judged. `text` is its source for showing lines of a traceback."""

    path: str
    sha256: str
    size: int
    text: str


class IsolationInfo(Struct, frozen=True):
    """The tier that protected this run, and in one line what is missing to the best one."""

    tier: str
    note: str = ""


class Scope(Struct, frozen=True, kw_only=True):
    """What a submission was asked to be judged on; judging may have ended before all of it.

    `stages` are those with cases of the corpus, `cases` the ids of single cases that were named instead.
    `fuzz` is how many seconds new cases were to be tried. `claim` is the bound that the solver has claimed.
    """

    stages: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    fuzz: float | None = None
    growth: bool = False
    claim: str = ""


class Report(Struct, frozen=True, kw_only=True):
    """Everything known about one judged submission."""

    problem: Problem
    digest: str
    corpus: str = ""
    """The digest of the cases that were judged on."""
    shipped: bool = False
    """Whether these came with the judge, and are the same for everybody."""
    submission: SubmissionInfo
    scope: Scope = Scope()
    verdict: Verdict
    reason: str
    message: str
    stages: tuple[StageReport, ...]
    failure: Failure | None = None
    accuracy: Accuracy | None = None
    """How far the results are from the exact ones, if it came to that."""
    growth: Growth | None = None
    """What was counted, if it came to that."""
    vectorized: Vectorized | None = None
    """The Python steps, where they had to be counted."""
    shown: tuple[CaseResult, ...] = ()
    """The results of all cases that were judged, in this order."""
    isolation: IsolationInfo
    seed: int
    versions: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0


class Answer(Struct, frozen=True, kw_only=True):
    """A solver's own input, answered by the solution and by the reference.

    `result` compares the two and is None where the reference has no answer, which `refusal` explains.
    `broken` lists the constraints that the input does not keep.
    """

    calls: Input
    result: CaseResult | None
    solution: Outcome
    reference: Outcome
    isolation: IsolationInfo
    refusal: str = ""
    broken: tuple[str, ...] = ()
