"""The documents that can be judged again, as types: what they hold of a verdict, and nothing else.

The border: a document comes from anywhere, and is what these types say behind it.
"""

from typing import Literal

from msgspec import Struct, field

from judge.model.grade import Reveal
from judge.model.verdict import Verdict

Stage = Literal["samples", "hidden", "generated"]


class ScopeDocument(Struct, frozen=True):
    """What the submission was asked to be judged on."""

    stages: tuple[Stage, ...]
    cases: tuple[str, ...]
    fuzz: float | None
    growth: bool
    claim: str


class Digested(Struct, frozen=True):
    """Something that is named by its digest."""

    digest: str


class ProblemDocument(Struct, frozen=True):
    slug: str
    digest: str


class SubmissionDocument(Struct, frozen=True):
    path: str
    sha256: str


class IsolationDocument(Struct, frozen=True):
    tier: str


class StageDocument(Struct, frozen=True):
    name: str
    verdict: Verdict
    total: int
    run: int
    passed: int


class ValueDocument(Struct, frozen=True):
    text: str


class CallDocument(Struct, frozen=True):
    text: str
    expected: ValueDocument


class CaseDocument(Struct, frozen=True):
    id: str
    calls: tuple[CallDocument, ...]


class ExceptionDocument(Struct, frozen=True):
    type: str
    message: str


class OutputDocument(Struct, frozen=True):
    text: str
    bytes: int


class OutcomeDocument(Struct, frozen=True):
    kind: str
    values: tuple[ValueDocument, ...] = ()
    exception: ExceptionDocument | None = None
    output: OutputDocument | None = None
    cause: str = ""
    detail: str = ""


class FrameDocument(Struct, frozen=True):
    line: int
    function: str


class MistakeDocument(Struct, frozen=True):
    message: str


class FailureDocument(Struct, frozen=True):
    stage: str
    failing_cases: int
    case: CaseDocument
    shrunk_from: str | None
    failing_call: int
    outcome: OutcomeDocument
    traceback: tuple[FrameDocument, ...]
    before: tuple[tuple[str, ...], ...]
    mistakes: tuple[MistakeDocument, ...]


class PointDocument(Struct, frozen=True):
    n: int
    yours: int
    reference: int
    cut: bool


class SeriesDocument(Struct, frozen=True):
    family: str
    resource: Literal["time", "space"]
    decision: str
    word: str = field(name="class")
    logarithm: bool
    points: tuple[PointDocument, ...]


class LineDocument(Struct, frozen=True):
    line: int
    source: str
    sizes: tuple[int, int]
    runs: tuple[int, int]
    costs: tuple[int, int]
    why: str


class GrowthDocument(Struct, frozen=True):
    decision: str
    resource: Literal["time", "space"]
    bound: str
    strict: bool
    family: str | None
    uncounted: tuple[str, ...]
    line: LineDocument | None
    series: tuple[SeriesDocument, ...]


class RunDocument(Struct, frozen=True):
    """The report of `judge run --json`."""

    problem: ProblemDocument
    corpus: Digested
    submission: SubmissionDocument
    scope: ScopeDocument
    verdict: Verdict
    reason: str
    message: str
    stages: tuple[StageDocument, ...]
    failure: FailureDocument | None
    growth: GrowthDocument | None
    isolation: IsolationDocument
    versions: dict[str, str]


class PartDocument(Struct, frozen=True):
    name: str
    state: str
    passed: int
    total: int
    earned: float


class EvidenceDocument(Struct, frozen=True):
    case: str
    call: str
    expected: str
    got: str
    difference: str
    output: str
    traceback: tuple[str, ...]
    mistakes: tuple[str, ...]


class GradeDocument(Struct, frozen=True):
    """A grade of `judge grade`, with the `reveal` that it was written with."""

    student: str
    slug: str
    path: str
    sha256: str
    digest: str
    corpus: str
    verdict: Verdict
    reason: str
    message: str
    parts: tuple[PartDocument, ...]
    evidence: EvidenceDocument
    growth: GrowthDocument | None
    line: int
    tier: str
    versions: dict[str, str]
    reveal: Reveal

    @property
    def asks_growth(self) -> bool:
        """Whether the growth was to be counted."""
        return any(part.name == "growth" for part in self.parts)
