"""A package's `hidden/generate.py`, loaded and spoken to in the model's own types.

The file is trusted: it belongs to the bank. What it makes is checked against the stub all the same,
so that a slip of its author has a message.
"""

import importlib.util
import inspect
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from types import ModuleType
from typing import TYPE_CHECKING, Any

from judge.casegen.arrays import from_numpy, to_numpy
from judge.checking.compare import Comparator, comparator, custom_comparator
from judge.model.case import Call, Input, by_receiver
from judge.model.errors import Fault, InvalidPackage
from judge.model.plain import WrongArguments, fit_arguments
from judge.model.problem import Custom, Package
from judge.model.show import show
from judge.model.signature import ClassEntry, EntryPoint

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

WIDTH = 60
"""Characters of an argument inside a sentence."""


class Generator:
    """Draws inputs of a problem, enumerates small ones, builds large ones, and knows what is valid."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.entry = package.problem.entry
        self.module = load_module(package.generate, package.problem.slug)

    def strategy(self) -> "SearchStrategy[Input]":
        """A Hypothesis strategy of valid inputs."""
        if "draw" in inspect.signature(self.module.cases).parameters:
            raise self._invalid("cases() takes `draw`: it needs @st.composite above it")
        made = self._call("cases")
        if not hasattr(made, "map"):
            kind = type(made).__name__
            raise self._invalid(f"cases() returns no Hypothesis strategy but a value of type {kind}")
        strategy: SearchStrategy[Input] = made.map(partial(self.to_input, what="cases()"))
        return strategy

    def exhaustive(self) -> Iterator[Input]:
        """Every input of a small scope, smallest first; nothing where the package names no scope."""
        if hasattr(self.module, "exhaustive"):
            yield from (self.to_input(one, "exhaustive()") for one in self._listed("exhaustive"))

    def large(self) -> Iterator[Input]:
        """Larger inputs of the author's, such as values at their limits; there may be none."""
        if hasattr(self.module, "large"):
            yield from (self.to_input(one, "large()") for one in self._listed("large"))

    @property
    def families(self) -> tuple[Callable[[int, Random], Any], ...]:
        """The worst-case families: functions of a size and a source of randomness."""
        families = self.module.families
        if not isinstance(families, tuple | list) or not all(map(callable, families)):
            raise self._invalid("`families` must be a tuple of functions: families = (one, another)")
        if not families:
            raise self._invalid("`families` is empty: growth is measured on one family at least")
        return tuple(families)

    @property
    def magnitudes(self) -> dict[Callable[[float, Random], Any], tuple[float, ...]]:
        """The families whose inputs get harder numerically, each with its magnitudes."""
        given = getattr(self.module, "magnitudes", None)
        if not isinstance(given, dict) or not given or not all(map(callable, given)):
            raise self._invalid("`magnitudes` must be a dict: magnitudes = {one_family: (1, 100, 1e4)}")
        for family, steps in given.items():
            numbers = isinstance(steps, tuple | list) and all(type(step) in (int, float) for step in steps)
            if not numbers or len(steps) < 2 or any(one >= two for one, two in pairwise(steps)):
                raise self._invalid(
                    f"the magnitudes of {family.__name__} must be two numbers or more that grow"
                )
        return {family: tuple(map(float, steps)) for family, steps in given.items()}

    def magnitude_input(
        self, family: Callable[[float, Random], Any], magnitude: float, random: Random
    ) -> Input:
        """Return one input of a family that gets harder numerically."""
        what = f"{family.__name__}() at magnitude {magnitude:g}"
        return self.to_input(self._guard(family, magnitude, random, what=lambda: what), what)

    def family_inputs(self, family: Callable[[int, Random], Any], n: int, random: Random) -> list[Input]:
        """Inputs of total size about `n` of one family: one, or several that share what is large in them."""
        what = f"{family.__name__}() at n = {n:,}"
        drawn = self._guard(family, n, random, what=lambda: what)
        if not isinstance(drawn, list) or isinstance(self.entry, ClassEntry):
            return [self.to_input(drawn, what)]
        known: dict[tuple[int, str], Any] = {}  # what is one object in several calls stays one
        return [self.to_input(arguments, what, known) for arguments in drawn]

    def violations(self, calls: Input) -> list[str]:
        """The rules of the statement that an input breaks; empty for a valid one."""
        broken: list[str] = []
        for first, *rest in by_receiver(calls):
            arguments: list[Any] = list(first.arguments)
            if isinstance(self.entry, ClassEntry):
                if first.name != self.entry.name or any(call.name == self.entry.name for call in rest):
                    return ["an object is constructed once, before its methods are called"]
                arguments.append([(call.name, call.arguments) for call in rest])
            what = partial(_called, arguments)
            given = to_numpy(arguments) if self.package.problem.packages else arguments
            rules = self._guard(self.module.constraints, *given, what=what)
            broken += self._guard(_broken_rules, rules, what=what)
        return broken

    def to_input(self, drawn: Any, what: str, known: dict[tuple[int, str], Any] | None = None) -> Input:
        """What a function of the package returns as calls; `what` names it. Raises InvalidPackage if it is
        not of the shape.
        """
        try:
            plain = from_numpy(drawn) if self.package.problem.packages else drawn
            return to_input(plain, self.entry, known)
        except (WrongArguments, TypeError, ValueError, KeyError) as error:
            told = str(error) if isinstance(error, WrongArguments) else _shape(self.entry)
            given = show(drawn, WIDTH)
            raise self._invalid(f"{what}: the input {given} does not fit the stub: {told}") from None

    def _call(self, name: str, *arguments: Any) -> Any:
        return self._guard(getattr(self.module, name), *arguments, what=lambda: f"{name}()")

    def _listed(self, name: str) -> list[Any]:
        listed: list[Any] = self._guard(list, self._call(name), what=lambda: f"{name}()")
        return listed

    def _guard(
        self, function: Callable[..., Any], *arguments: Any, what: Callable[[], str] | None = None
    ) -> Any:
        """What a function of the package gives; `what` names it where it fails."""
        try:
            with redirect_stdout(sys.stderr):
                return function(*arguments)
        except InvalidPackage:
            raise
        except (Exception, SystemExit) as error:
            line = line_in(error, self.package.generate)
            where = f"{what()}: " if what is not None else ""
            raise self._invalid(f"{where}{type(error).__name__}: {error}".rstrip(": "), line) from error

    def _invalid(self, message: str, line: int = 0) -> InvalidPackage:
        return generator_fails(self.package, message, line)


def generator_fails(package: Package, message: str, line: int = 0) -> InvalidPackage:
    """What is raised where a package's `hidden/generate.py` does not do its work."""
    return InvalidPackage(
        package.problem.slug, [Fault(package.generate, line, "", message, "generator.fails")]
    )


def _broken_rules(pairs: Any) -> list[str]:
    """The rules that do not hold."""
    broken = []
    for pair in pairs:
        match pair:
            case (str() as rule, holds):
                if not holds:  # a bool of NumPy as well; an array of several raises
                    broken.append(rule)
            case _:
                raise TypeError(
                    "constraints() yields pairs of a rule and whether it holds: yield 'n >= 1', n >= 1"
                )
    return broken


def _shape(entry: EntryPoint) -> str:
    """How an input has to look."""
    if isinstance(entry, ClassEntry):
        methods = ", ".join(method.name for method in entry.methods)
        return (
            "it is a pair (arguments of the constructor, [(method, arguments), ...]) with the methods "
            f"{methods}; arguments are tuples"
        )
    return f"it is a tuple of the arguments of `{entry.name}`"


def _called(arguments: Sequence[Any]) -> str:
    """A call of the author's constraints in a few words."""
    return f"constraints({', '.join(show(argument, WIDTH) for argument in arguments)})"


def to_input(drawn: Any, entry: EntryPoint, known: dict[tuple[int, str], Any] | None = None) -> Input:
    """Arguments, or (constructor arguments, [(method, arguments), ...]) for a class, as calls.

    `known` is for `fit_arguments`. Raises WrongArguments, or another exception for something of quite
    another shape.
    """
    if not isinstance(entry, ClassEntry):
        return (Call(entry.name, fit_arguments(tuple(drawn), entry.function, known)),)
    construction, calls = drawn
    made = [Call(entry.name, fit_arguments(tuple(construction), entry.constructor))]
    made += [Call(name, fit_arguments(tuple(given), entry.callable(name))) for name, given in calls]
    return tuple(made)


def comparator_of(package: Package) -> Comparator:
    """The comparison of a problem; its own one, if it has one, is loaded from the package."""
    custom = None
    if isinstance(package.problem.comparison, Custom):
        compare = load_module(package.compare, package.problem.slug).compare
        if package.problem.packages:
            custom = custom_comparator(lambda *values: compare(*map(to_numpy, values)))
        else:
            custom = custom_comparator(compare)
    return comparator(package.problem.comparison, custom)


_FAILS = {"compare": "comparison.fails", "exact": "accuracy.exact"}
"""The rules of files that cannot be imported; the rest is a generator."""


def load_module(path: Path, slug: str) -> ModuleType:
    """Execute a Python file of the package, leaving no bytecode behind. Raises InvalidPackage."""
    name = f"judge_package_{slug}_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    before = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        with redirect_stdout(sys.stderr):
            spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        message = f"cannot be imported: {type(error).__name__}: {error}"
        rule = _FAILS.get(path.stem, "generator.fails")
        raise InvalidPackage(slug, [Fault(path, line_in(error, path), "", message, rule)]) from error
    finally:
        sys.dont_write_bytecode = before
    return module


def line_in(error: BaseException, path: Path) -> int:
    """The last line of `path` that an exception passed through; 0 if it did not."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 0 for frame in reversed(frames) if frame.filename == str(path)), 0)
