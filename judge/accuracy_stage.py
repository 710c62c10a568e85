"""The stage `accuracy` of one submission: its errors beside those of the reference, as inputs get harder.

The exact answers are part of the corpus; here the submission runs, and nothing else. An exception of
arithmetic is an infinite error: `math.exp` raises where `numpy.exp` says infinity.
"""

from collections.abc import Sequence

from msgspec import Struct

from judge.checking.accuracy import Worst, as_floats, worst
from judge.checking.assess import assess
from judge.engines.engine import CaseRunner
from judge.model.accuracy import Accuracy, AccuracyBound, Breach, ExactCase, Ladder, Row, Step, Table
from judge.model.case import Case, size_of
from judge.model.outcome import Outcome, Raised, Returned
from judge.model.result import CaseResult
from judge.model.show import show
from judge.model.signature import EntryPoint

ARITHMETIC = ("OverflowError", "ZeroDivisionError", "FloatingPointError")
"""Exceptions that stand for a number."""

DOMAIN = ("math domain error", "math range error", "expected a ")
"""How the messages of ValueError begin that functions of `math` raise for what they cannot compute."""

WIDTH = 60
"""Characters of a number."""


class Measured(Struct, frozen=True):
    """One run: its largest error, with the result behind it."""

    exact: ExactCase
    found: Worst
    outcome: Outcome


def measure(
    runner: CaseRunner, ladders: Sequence[Ladder], bound: AccuracyBound, entry: EntryPoint
) -> Accuracy | CaseResult:
    """Return how accurate a submission is, or the result of a case that went wrong otherwise."""
    tables: list[Table] = []
    shown: int | None = None
    breach: Breach | None = None
    for ladder in ladders:
        rows: list[Row] = []
        reference = 0.0
        for step in ladder.steps:
            runs = _run(runner, step, bound, entry)
            if isinstance(runs, CaseResult):
                return runs
            reference = max(reference, *[one.exact.reference for one in runs])
            allowed = bound.allowed(reference)
            yours = max(one.found.error for one in runs)
            rows.append(Row(magnitude=step.magnitude, yours=yours, reference=reference, allowed=allowed))
            if rows[-1].broken and breach is None:
                shown = len(tables)
                breach = _breach([one for one in runs if one.found.error > allowed])
        tables.append(Table(family=ladder.family, about=ladder.about, rows=tuple(rows)))
    return Accuracy(
        decision="within" if breach is None else "above",
        bound=bound,
        tables=tuple(tables),
        shown=shown,
        breach=breach,
    )


def _run(
    runner: CaseRunner, step: Step, bound: AccuracyBound, entry: EntryPoint
) -> list[Measured] | CaseResult:
    """Run the inputs of one magnitude; return their errors, or the first result that is wrong otherwise."""
    runs = []
    for exact in step.cases:
        case = exact.case
        outcome = runner.run(case.calls)
        if isinstance(outcome, Raised) and is_arithmetic(outcome):
            raised = f"{outcome.type_name}: {outcome.message}".rstrip(": ")
            runs.append(Measured(exact, Worst(float("inf"), f"[{outcome.call}]", None, raised), outcome))
            continue
        result = assess(case, outcome, entry, lambda arguments, expected, got: None)
        if not result.accepted:
            return result
        assert isinstance(outcome, Returned)
        values = [
            as_floats(value, entry.callable(call.name).returns)
            for call, value in zip(case.calls, outcome.values, strict=True)
        ]
        runs.append(Measured(exact, worst(case.expected, exact.rests, values, bound.smallest), outcome))
    return runs


def is_arithmetic(outcome: Raised) -> bool:
    """Decide whether an exception says that a number cannot be represented."""
    if outcome.type_name in ARITHMETIC:
        return True
    return outcome.type_name == "ValueError" and outcome.message.startswith(DOMAIN)


def _breach(broken: Sequence[Measured]) -> Breach:
    """Return the smallest input that is not accurate enough."""
    one = min(broken, key=lambda run: size_of(run.exact.case.calls))
    case, found = one.exact.case, one.found
    call, place = _split(found.place)
    exact = found.exact
    if isinstance(one.outcome, Raised):
        exact = case.expected[call]
    return Breach(
        case=case,
        call=call,
        place=place,
        exact=show(exact, WIDTH),
        got=found.got if isinstance(one.outcome, Raised) else show(found.got, WIDTH),
        error=found.error,
        raised_at=one.outcome.frames[-1].line
        if isinstance(one.outcome, Raised) and one.outcome.frames
        else 0,
    )


def _split(place: str) -> tuple[int, str]:
    """Return the index of the call that a place begins with, and the rest of the place."""
    index, _, rest = place.removeprefix("[").partition("]")
    return (int(index), rest) if index.isdigit() else (0, place)


def inputs(ladders: Sequence[Ladder]) -> int:
    """Return how many inputs there are."""
    return sum(len(step.cases) for ladder in ladders for step in ladder.steps)


def before(accuracy: Accuracy, ladders: Sequence[Ladder]) -> Case | None:
    """Return an input of the last magnitude at which a submission was accurate; None if there is none."""
    if accuracy.shown is None:
        return None
    at = accuracy.tables[accuracy.shown].breaks
    return ladders[accuracy.shown].steps[at - 1].cases[0].case if at else None
