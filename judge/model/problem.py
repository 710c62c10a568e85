"""A problem as the catalog loads it: everything that judging and showing it needs, checked."""

from pathlib import Path

from msgspec import Struct, field

from judge.model.accuracy import AccuracyBound
from judge.model.case import Case
from judge.model.signature import EntryPoint


class Exact(Struct, frozen=True, tag="exact"):
    """Results must be equal."""


class Unordered(Struct, frozen=True, tag="unordered"):
    """Results must hold the same elements, each as often; their order is free."""


class Close(Struct, frozen=True, tag="close"):
    """Numbers must agree within an absolute or a relative error; NaN equals nothing, unless `nan` says so.

    Where they are `added`, as NumPy does it, the error may be `absolute + relative * |expected|`. In arrays
    only floats may differ.
    """

    absolute: float
    relative: float
    added: bool = False
    nan: bool = False


class Custom(Struct, frozen=True, tag="custom"):
    """The package brings its own `compare(arguments, expected, got)` in `hidden/compare.py`."""


Comparison = Exact | Unordered | Close | Custom


class Limits(Struct, frozen=True, kw_only=True):
    """What one case may use."""

    time: float
    """Seconds for one case."""
    memory: int
    """Bytes of data that the worker process may hold."""
    output: int
    """Bytes that one case may print."""
    packages: tuple[str, ...] = ()
    """Packages that it may import besides the standard library, by the names in `model.packages`."""


class Complexity(Struct, frozen=True, kw_only=True):
    """The bounds that the statement asks for, and what their variables stand for.

    Bounds are texts for `parse_bound`, variables texts for `Variable`.
    """

    time: str
    space: str
    variables: dict[str, str]
    methods: dict[str, str] = {}
    """Bounds of the time of a class's constructor and of each method, where `time` does not say it all."""
    reference: str = ""
    """How the time of the reference grows, where the bound is weaker than that."""
    strict: bool = False
    """Whether a logarithm above the bound of the time is rejected, too."""
    vectorized: tuple[str, ...] = ()
    """The variables over which no Python code may loop; only where packages are allowed."""


class Problem(Struct, frozen=True, kw_only=True):
    """One problem package, loaded and checked: everything but its cases and its code."""

    slug: str
    title: str
    difficulty: str
    tags: tuple[str, ...]
    source: str
    entry: EntryPoint
    comparison: Comparison
    limits: Limits
    complexity: Complexity
    accuracy: AccuracyBound | None = None
    """How far results may be from the exact answers, where that is judged."""
    weights: dict[str, float]
    hints: tuple[str, ...]
    reference: str
    """Name of the file in `accepted/` that answers the cases and is the yardstick of speed."""

    @property
    def packages(self) -> tuple[str, ...]:
        """The packages that solutions may import."""
        return self.limits.packages


class Package(Struct, frozen=True, kw_only=True):
    """A problem and where the files of its package lie. `digest` is a hash of all that judging uses."""

    problem: Problem
    folder: Path
    solutions: Path
    digest: str

    @property
    def statement(self) -> Path:
        return self.folder / "statement.md"

    @property
    def stub(self) -> Path:
        return self.folder / "stub.py"

    @property
    def generate(self) -> Path:
        return self.folder / "hidden" / "generate.py"

    @property
    def compare(self) -> Path:
        return self.folder / "hidden" / "compare.py"

    @property
    def exact(self) -> Path:
        return self.folder / "hidden" / "exact.py"

    @property
    def reference(self) -> Path:
        return self.solutions / "accepted" / self.problem.reference


class Corpus(Struct, frozen=True, kw_only=True):
    """Every case a submission is judged on, with the answers of the reference, and how it was made."""

    cases: tuple[Case, ...]
    seed: int
    versions: dict[str, str] = field(default_factory=dict)
    digest: str = ""
    """The hash of the cases as they are stored."""
    shipped: bool = False
    """Whether they came with the judge, and are the same for everybody."""

    def stage(self, name: str) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.stage == name)

    def find(self, identifier: str) -> Case | None:
        return next((case for case in self.cases if case.id == identifier), None)
