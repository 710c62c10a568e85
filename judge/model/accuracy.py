"""How far results are from the exact answers as inputs get harder: facts, and what they are worth.

Errors are in units of the last place (ulp): the distance from a float64 to the next one, at the exact answer.
"""

from typing import Literal

from msgspec import Struct

from judge.model.case import Case

Decision = Literal["within", "above"]

LEAST = 1.0
"""Units that the reference's error counts as at least: below it is rounding alone, which may be 0."""


class AccuracyBound(Struct, frozen=True, kw_only=True):
    """What a package allows: `ulps` at every magnitude, and `factor` times the error of the reference.

    Answers nearer to 0 than `smallest` are measured in the units of that number.
    """

    ulps: float
    factor: float | None = None
    smallest: float

    def allowed(self, reference: float) -> float:
        """Return the largest error that is accepted where the reference has come to its own."""
        if self.factor is None:
            return self.ulps
        return min(self.ulps, self.factor * max(reference, LEAST))


class ExactCase(Struct, frozen=True, kw_only=True):
    """An input with its exact answer: the nearest float64 of each number in `case`, and how far the exact one
    lies from it, in units (`rests`, in the order of `checking.accuracy.leaves`).

    `reference` is the error of the reference.
    """

    case: Case
    rests: tuple[float, ...]
    reference: float


class Step(Struct, frozen=True, kw_only=True):
    """The inputs of one magnitude of one family."""

    magnitude: float
    cases: tuple[ExactCase, ...]


class Ladder(Struct, frozen=True, kw_only=True):
    """The inputs of one family, by growing magnitude. `about` is its docstring."""

    family: str
    about: str
    steps: tuple[Step, ...]


class Row(Struct, frozen=True, kw_only=True):
    """The largest errors at one magnitude, in units; infinite for results that are not finite, or missing."""

    magnitude: float
    yours: float
    reference: float
    allowed: float

    @property
    def broken(self) -> bool:
        """Whether the error is larger than allowed."""
        return not self.yours <= self.allowed


class Table(Struct, frozen=True, kw_only=True):
    """What one family has come to."""

    family: str
    about: str
    rows: tuple[Row, ...]

    @property
    def breaks(self) -> int | None:
        """The index of the first row that is broken."""
        return next((index for index, row in enumerate(self.rows) if row.broken), None)


class Probe(Struct, frozen=True):
    """An operation of a submission whose operands can be computed once more: `sub`, `div`, `exp` or `log`.

    `squares` says whether both operands of a subtraction are, or hold, squares.
    """

    line: int
    kind: str
    operands: tuple[str, ...]
    squares: bool = False


class Trace(Struct, frozen=True):
    """What a run has shown: lines with the variable in which they brought a special number (`nan`, `inf`,
    `-inf`, `zero`), in their order; and what each probe says of its operands, as
    `engines.native.inside.tracing` defines.
    """

    found: tuple[tuple[int, str, str], ...]
    told: dict[int, float]


class Suspect(Struct, frozen=True, kw_only=True):
    """The line at which the first infinity, NaN or loss appears, and a word for which; `why` may be empty."""

    line: int
    source: str
    kind: str
    name: str = ""
    why: str = ""


class Breach(Struct, frozen=True, kw_only=True):
    """A small input at which the accuracy is lost: the place of the number, the exact one, and the one given.

    `call` is the index of the call. `raised_at` is the line of an exception of arithmetic, 0 if there was
    none.
    """

    case: Case
    call: int
    place: str
    exact: str
    got: str
    error: float
    raised_at: int = 0
    suspect: Suspect | None = None


class Accuracy(Struct, frozen=True, kw_only=True):
    """What measuring a submission came to. `shown` is the index of the table that decides."""

    decision: Decision
    bound: AccuracyBound
    tables: tuple[Table, ...]
    shown: int | None = None
    breach: Breach | None = None

    @property
    def broken(self) -> tuple[Table, Row] | None:
        """The table that decides, with its first broken row."""
        if self.shown is None:
            return None
        table = self.tables[self.shown]
        assert table.breaks is not None
        return table, table.rows[table.breaks]
