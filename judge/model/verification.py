"""The result of proving problem packages: facts about each package, and the findings over them."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from judge.model.accuracy import Accuracy
from judge.model.verdict import Verdict

Severity = Literal["error", "warning"]

Fate = Literal["killed", "killed by growth", "survived", "acknowledged"]
"""How a mutant ended: a case or the growth rejected it, nothing did, or the author says that it is right."""


class Finding(Struct, frozen=True, kw_only=True):
    """Something that an author should fix. An error means that the package cannot be trusted.

    `rule` is a stable word such as `samples.differ`; `line` counts from 1 and is 0 where there is none.
    """

    severity: Severity
    rule: str
    problem: str
    path: Path
    line: int = 0
    message: str
    advice: str = ""


class JudgedSolution(Struct, frozen=True, kw_only=True):
    """A file of `solutions_reference` and its verdict. `folder` names the verdict that it should get.

    `failing` are the ids of the cases that it fails, as far as it was run. `shown` is the call of the
    failing case in words. One that is `unproven` passes all cases, and its growth, which should reject it,
    was not counted.
    """

    path: Path
    folder: str
    verdict: Verdict
    reason: str = ""
    message: str = ""
    case: str = ""
    line: int = 0
    shown: str = ""
    failing: tuple[str, ...] = ()
    unproven: bool = False
    accuracy: Accuracy | None = None
    """Its errors beside those of the reference, where it came to measuring them."""


class Coverage(Struct, frozen=True, kw_only=True):
    """The cases of a problem: how many there are, and which written ones no wrong solution needs."""

    samples: int
    hidden: int
    generated: int
    largest: int
    """Elements of the largest input."""
    idle: tuple[str, ...] = ()
    """Hidden cases that neither a wrong solution nor, as far as they were run, a mutant fails."""


class Mutant(Struct, frozen=True, kw_only=True):
    """A small change of an accepted solution. `before` and `after` are the changed lines, without indent."""

    path: Path
    line: int
    operator: str
    before: str
    after: str
    source: bytes


class JudgedMutant(Struct, frozen=True, kw_only=True):
    """A mutant and how it ended. `case` killed it; `reason` is what the author says of it.

    `failing` are the hidden cases that it fails.
    """

    mutant: Mutant
    fate: Fate
    case: str = ""
    reason: str = ""
    failing: tuple[str, ...] = ()


class Strength(Struct, frozen=True, kw_only=True):
    """The mutants, and how many of them the cases and the growth have rejected."""

    mutants: tuple[JudgedMutant, ...]

    def count(self, fate: Fate) -> int:
        return sum(judged.fate == fate for judged in self.mutants)

    @property
    def score(self) -> float:
        """Return the part of the mutants that was killed, of those that are not acknowledged."""
        counted = len(self.mutants) - self.count("acknowledged")
        return 1.0 if not counted else 1.0 - self.count("survived") / counted


class CountedFamily(Struct, frozen=True, kw_only=True):
    """One growth family: the sizes that submissions are counted at, and what it is good for.

    `far` is the size beyond those that some submissions are counted at, 0 where there is none. `rejects`
    names a too costly solution that it rejects, empty if none is known.
    """

    name: str
    smallest: int
    largest: int
    far: int = 0
    rejects: str = ""


class GrowthFacts(Struct, frozen=True, kw_only=True):
    """The families on which growth is counted. `component` is the digest of the component that counts.

    `allowed` is the largest size that was tried and that the constraints allow, `forbidden` the smallest one
    above it that they do not; 0 where there is none.
    """

    families: tuple[CountedFamily, ...]
    component: str
    allowed: int = 0
    forbidden: int = 0


class MeasuredFamily(Struct, frozen=True, kw_only=True):
    """One family of inputs that get harder numerically. `rejects` names a solution that breaks in it."""

    name: str
    magnitudes: tuple[float, ...]
    rejects: str = ""


class AccuracyFacts(Struct, frozen=True, kw_only=True):
    """How far apart right and unstable solutions are.

    `right` is the largest error of an accepted solution, `unstable` the smallest one of an unstable one,
    both as shares of what is allowed there; None where none was measured.
    """

    families: tuple[MeasuredFamily, ...]
    right: float
    unstable: float | None = None


class VerifiedProblem(Struct, frozen=True, kw_only=True):
    """One package: what was found, and the facts behind it, as far as it came to that."""

    slug: str
    title: str
    folder: Path
    findings: tuple[Finding, ...]
    solutions: tuple[JudgedSolution, ...] = ()
    coverage: Coverage | None = None
    strength: Strength | None = None
    accuracy: AccuracyFacts | None = None
    growth: GrowthFacts | None = None
    packages: tuple[str, ...] = ()
    """What solutions may import; growth is not counted then."""

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)


class Verification(Struct, frozen=True, kw_only=True):
    """Everything that `judge verify` reports. A `quick` one has left out mutation, and the growth of too
    costly solutions.
    """

    problems: tuple[VerifiedProblem, ...]
    findings: tuple[Finding, ...] = ()
    """Those that belong to no problem."""
    quick: bool
    versions: dict[str, str]
    seconds: float

    def count(self, severity: Severity) -> int:
        own = sum(finding.severity == severity for finding in self.findings)
        return own + sum(problem.count(severity) for problem in self.problems)
