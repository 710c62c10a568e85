"""Inputs on which Python steps are counted: nothing grows in them but what must not be looped over."""

from collections.abc import Iterator, Sequence
from random import Random

from judge.casegen.generator import Generator
from judge.casegen.yardstick import Family, degree_of
from judge.model.bound import parse_bound
from judge.model.case import Case, Input
from judge.model.errors import Fault, InvalidPackage
from judge.model.problem import Problem
from judge.model.variables import Variable

STAGE = "vectorized"
"""The stage of these cases, and the reason of what fails there."""

SIZES = {1: (256, 1024, 4096), 2: (128, 512, 1024), 3: (32, 96, 192)}
"""Sizes that a family is asked for, by the power of n of the bound of the time."""

SEED = 0
"""What the inputs are drawn from."""


def cases(generator: Generator) -> list[Case]:
    """Return the cases, each family by growing size; none where the problem asks for no vectorized solution.

    Raises InvalidPackage where a variable grows alone in no family, or not far enough.
    """
    problem = generator.package.problem
    over = problem.complexity.vectorized
    found: list[Case] = []
    grown: set[str] = set()
    for family in generator.families if over else ():
        series = list(_series(generator, family))
        growing = growing_in(problem, [calls for _, calls in series])
        if len(series) > 1 and growing and growing <= set(over):
            grown |= growing
            found += [
                Case(id=f"{STAGE}/{name}", stage=STAGE, calls=calls, expected=()) for name, calls in series
            ]
    missing = [name for name in over if name not in grown]
    if missing:
        message = (
            f"no family grows {missing[0]} and nothing beside what is `vectorized`: "
            "a loop over it cannot be told from one that the algorithm needs"
        )
        raise InvalidPackage(
            problem.slug, [Fault(generator.package.generate, 0, "", message, "families.missing")]
        )
    return found


def growing_in(problem: Problem, inputs: Sequence[Input]) -> set[str]:
    """Return the variables of the bounds that differ between the smallest and the largest input."""
    if len(inputs) < 2:
        return set()
    known = {name: Variable(text, problem.entry) for name, text in problem.complexity.variables.items()}
    return {name for name, variable in known.items() if variable.of(inputs[0]) != variable.of(inputs[-1])}


def size_of(problem: Problem, calls: Input) -> int:
    """Return the size of an input: that of all variables that are not to be looped over."""
    complexity = problem.complexity
    texts = [complexity.variables[name] for name in complexity.vectorized]
    return int(sum(Variable(text, problem.entry).of(calls) for text in texts))


def _series(generator: Generator, family: Family) -> Iterator[tuple[str, Input]]:
    """Yield the inputs of a family that keep the constraints, by growing size, each with its name."""
    bound = parse_bound(generator.package.problem.complexity.time)
    for n in SIZES[min(max(degree_of(bound), 1), 3)]:
        name = f"{family.__name__}/{n}"
        calls = generator.family_inputs(family, n, Random(f"{SEED}/{STAGE}/{name}"))[0]
        if not generator.violations(calls):
            yield name, calls
