"""The exact answers of a package's `hidden/exact.py`, and how far its reference is from them.

Part of the corpus: made once, so that judging computes nothing but the submission. A number of an exact
answer is a Fraction, a Decimal, an int or a float; it is kept as the nearest float64 and how far that is off.
"""

import math
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from copy import deepcopy
from decimal import Decimal, localcontext
from fractions import Fraction
from random import Random
from typing import Any

from judge.casegen.arrays import to_numpy
from judge.casegen.frozen import SEED, Frozen
from judge.casegen.frozen import freeze as freeze_case
from judge.casegen.frozen import thaw as thaw_case
from judge.casegen.generator import Generator, line_in, load_module
from judge.casegen.reference import Reference
from judge.checking.accuracy import as_floats, leaves, unit, worst
from judge.engines.engine import MakeRunner
from judge.model.accuracy import ExactCase, Ladder, Step
from judge.model.array import Array, with_items
from judge.model.case import Case, Input
from judge.model.errors import Fault, InvalidPackage
from judge.model.plain import WrongType, fit
from judge.model.problem import Package
from judge.model.show import show_call
from judge.model.signature import ClassEntry

TRIES = 8
"""Inputs that are drawn for each magnitude; what comes out twice is one."""

DIGITS = 60
"""Significant digits of Decimal while the exact answers are computed: float64 has 17."""

WIDTH = 100
"""Characters of a call inside a sentence."""


def build(package: Package, make: MakeRunner) -> tuple[Ladder, ...]:
    """Return the inputs of all families with their exact answers and the reference's errors.

    Raises InvalidPackage if a family, an exact answer or the reference fails, or an input breaks a rule.
    """
    bound = package.problem.accuracy
    assert bound is not None
    generator, exact = Generator(package), Exact(package)
    ladders = []
    with Reference(package, make) as reference:
        for family, magnitudes in generator.magnitudes.items():
            steps = []
            for magnitude in magnitudes:
                cases = []
                for identifier, calls in _inputs(generator, family, magnitude):
                    expected, rests = exact.answer(calls, bound.smallest)
                    answers = _with_floats(package, calls, reference.answer(calls))
                    found = worst(expected, rests, answers, bound.smallest)
                    case = Case(id=identifier, stage="accuracy", calls=calls, expected=expected)
                    cases.append(ExactCase(case=case, rests=rests, reference=found.error))
                steps.append(Step(magnitude=magnitude, cases=tuple(cases)))
            about = " ".join((family.__doc__ or "").split())
            ladders.append(Ladder(family=family.__name__, about=about, steps=tuple(steps)))
    return tuple(ladders)


def _inputs(
    generator: Generator, family: Callable[[float, Random], Any], magnitude: float
) -> Iterator[tuple[str, Input]]:
    """Yield the distinct inputs of one magnitude. Raises InvalidPackage for one that breaks a rule."""
    seen = set()
    for number in range(1, TRIES + 1):
        identifier = f"accuracy/{family.__name__}/{magnitude:g}/{number}"
        calls = generator.magnitude_input(family, magnitude, Random(f"{SEED}/{identifier}"))
        broken = generator.violations(calls)
        if broken:
            shown = "; ".join(show_call(call, WIDTH) for call in calls[:2])
            message = (
                f"{family.__name__}() at magnitude {magnitude:g} breaks a rule: {broken[0]}; it is {shown}"
            )
            fault = Fault(generator.package.generate, 0, "", message, "cases.invalid")
            raise InvalidPackage(generator.package.problem.slug, [fault])
        if repr(calls) not in seen:
            seen.add(repr(calls))
            yield identifier, calls


def _with_floats(package: Package, calls: Input, values: Sequence[Any]) -> tuple[Any, ...]:
    """Return results with ints as floats where the stub says float."""
    entry = package.problem.entry
    pairs = zip(calls, values, strict=True)
    return tuple([as_floats(value, entry.callable(call.name).returns) for call, value in pairs])


class Exact:
    """A package's exact answers."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.entry = package.problem.entry
        module = load_module(package.exact, package.problem.slug)
        self.target = getattr(module, self.entry.name)

    def answer(self, calls: Input, smallest: float) -> tuple[tuple[Any, ...], tuple[float, ...]]:
        """Return the nearest plain results of all calls, and how far each number lies beside them.

        Raises InvalidPackage if the oracle fails or answers something of another type.
        """
        results = self._results(calls)
        expected = []
        for call, result in zip(calls, results, strict=True):
            kind = self.entry.callable(call.name).returns
            try:
                expected.append(fit(_nearest(result), kind, written=True))
            except (WrongType, TypeError, ValueError) as error:
                raise self._invalid(f"on {show_call(call, WIDTH)}: {error}") from None
        rests = [
            rest
            for result, near in zip(results, expected, strict=True)
            for rest in _rests(result, near, smallest)
        ]
        return tuple(expected), (0.0, *rests)  # of the list of results itself, which `worst` makes

    def _results(self, calls: Input) -> list[Any]:
        """Return what the oracle answers to each call."""
        objects: dict[int, Any] = {}
        results = []
        for call in calls:
            given = to_numpy(call.arguments) if self.package.problem.packages else deepcopy(call.arguments)
            try:
                with redirect_stdout(sys.stderr), localcontext() as context:
                    context.prec = DIGITS
                    if not isinstance(self.entry, ClassEntry):
                        results.append(self.target(*given))
                    elif call.name == self.entry.name:
                        objects[call.receiver] = self.target(*given)
                        results.append(None)
                    else:
                        results.append(getattr(objects[call.receiver], call.name)(*given))
            except (Exception, SystemExit) as error:
                line = line_in(error, self.package.exact)
                what = f"on {show_call(call, WIDTH)}: {type(error).__name__}: {error}".rstrip(": ")
                raise self._invalid(what, line) from error
        return results

    def _invalid(self, message: str, line: int = 0) -> InvalidPackage:
        fault = Fault(self.package.exact, line, "", message, "accuracy.exact")
        return InvalidPackage(self.package.problem.slug, [fault])


def _nearest(value: Any) -> Any:
    """Return an exact answer with the nearest float64 for each Fraction and Decimal."""
    if isinstance(value, Decimal | Fraction):
        try:
            return float(value)
        except OverflowError:
            return math.inf if value > 0 else -math.inf
    if hasattr(value, "tolist"):
        return _nearest(value.tolist())
    return with_items(value, _nearest)


def _rests(exact: Any, near: Any, smallest: float) -> Iterator[float]:
    """Yield for each of the `leaves` of the nearest value how far the exact one lies beside it, in units."""
    match near:
        case Array():
            yield 0.0
            for one, element in zip(_flat(exact), near.elements, strict=True):
                yield _rest(one, element, smallest)
        case list() | tuple():
            yield 0.0
            for one, item in zip(exact, near, strict=True):
                yield from _rests(one, item, smallest)
        case dict():
            yield from [0.0 for _ in leaves(sorted(near, key=repr))]
            for key in sorted(near, key=repr):
                yield from _rests(exact[key], near[key], smallest)
        case _:
            yield from [_rest(exact, leaf, smallest) for _, leaf in leaves(near)]


def _flat(value: Any) -> list[Any]:
    """Return the numbers of nested lists, or of an array of NumPy."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    return (
        [number for item in value for number in _flat(item)] if isinstance(value, list | tuple) else [value]
    )


def _rest(exact: Any, near: Any, smallest: float) -> float:
    """Return how many units an exact number lies above the nearest float64."""
    if not isinstance(exact, Fraction | Decimal) or not isinstance(near, float) or not math.isfinite(near):
        return 0.0
    return float((Fraction(exact) - Fraction(near)) / Fraction(unit(near, smallest)))


# -- as plain data -------------------------------------------------------------------------------------


def freeze(ladders: Sequence[Ladder]) -> Frozen:
    """Return the ladders as plain data for marshal."""
    return tuple(
        [
            (
                ladder.family,
                ladder.about,
                [
                    (step.magnitude, [(freeze_case(c.case), c.rests, c.reference) for c in step.cases])
                    for step in ladder.steps
                ],
            )
            for ladder in ladders
        ]
    )


def thaw(frozen: Frozen) -> tuple[Ladder, ...]:
    """Return the ladders that `freeze` has made plain data of."""
    return tuple(
        [
            Ladder(
                family=family,
                about=about,
                steps=tuple(
                    [
                        Step(
                            magnitude=magnitude,
                            cases=tuple(
                                [
                                    ExactCase(case=thaw_case(case), rests=rests, reference=reference)
                                    for case, rests, reference in cases
                                ]
                            ),
                        )
                        for magnitude, cases in steps
                    ]
                ),
            )
            for family, about, steps in frozen
        ]
    )
