"""The growth families: do they grow, and every variable of the bounds with them; do they differ each time;
does a solver learn what they are; and how far are they counted?"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

from msgspec import Struct

from judge.casegen import yardstick as yardsticks
from judge.casegen.generator import Generator
from judge.casegen.yardstick import LADDERS, Family, Yardstick
from judge.model.bound import parse_bound
from judge.model.errors import InvalidPackage
from judge.model.problem import Complexity, Package
from judge.model.variables import Variable
from judge.model.verification import CountedFamily, GrowthFacts
from judge.verify.crew import Bench, Job
from judge.verify.subject import Subject

GROWN = 0.3
"""Power of n that a variable must grow like at least, for being grown by a family.

The sides of a cube of n cells grow like 0.33; a logarithm grows like 0.15 over a ladder from 64 to 16,384."""

DRAWS = 3
"""Inputs of one size, of which not all should be the same."""

TRIED = (10, 100, 1_000, 10_000, 100_000, 1_000_000)
"""Sizes at which the constraints are asked whether they allow them."""

MOST_BYTES = 20_000_000
"""Bytes of an input, as the worker is sent it, up to which it is built for that: a few million numbers."""


class Grown(Struct, frozen=True):
    """A variable of the bounds at the sizes of a ladder."""

    name: str
    sizes: tuple[int, ...]
    values: tuple[float, ...]

    @property
    def factor(self) -> float:
        """How many times as large it is at the largest size."""
        return self.values[-1] / max(self.values[0], 1.0)

    @property
    def is_grown(self) -> bool:
        """Whether it grows with n, at least like a power of it, and never falls."""
        falls = any(after < before for before, after in pairwise(self.values))
        return not falls and self.factor >= math.pow(self.sizes[-1] / self.sizes[0], GROWN)

    def __str__(self) -> str:
        return f"{self.name} goes from {self.values[0]:,.0f} to {self.values[-1]:,.0f}"


class FamilyFacts(Struct, frozen=True, kw_only=True):
    """What one family is like."""

    counted: CountedFamily
    described: bool
    variables: tuple[Grown, ...]
    varies: bool


class Look(Struct, frozen=True):
    """What the families are like, and how far they are counted."""

    families: tuple[FamilyFacts, ...]
    growth: GrowthFacts


def jobs(subject: Subject) -> list[Job]:
    """Draw from the families in a process of its own: it runs the package's generator."""
    return [Job(subject.slug, "looking at the families", examine, (subject.package,))]


def examine(bench: Bench, package: Package) -> Look:
    """Return what the families are like."""
    generator = Generator(package)
    corpora = bench.pipeline.corpora
    ladders = [corpora.yardstick(package, index) for index in range(len(LADDERS))]
    families = tuple([_look(generator, family, ladders) for family in generator.families])
    allowed, forbidden = _limits(generator, generator.families[0])
    growth = GrowthFacts(
        families=tuple([facts.counted for facts in families]),
        component=ladders[0].component,
        allowed=allowed,
        forbidden=forbidden,
    )
    return Look(families, growth)


def conclude(subject: Subject, answers: Sequence[Look]) -> None:
    """File families that are of no use for counting, and variables that no family grows."""
    (look,) = answers
    generate = subject.package.generate
    subject.growth = look.growth
    for facts in look.families:
        name = facts.counted.name
        line = subject.line_of_family(name)
        if not facts.described:
            message = f"the family {name} has no docstring"
            advice = "Say what its inputs are and for which solutions they are the worst: solvers read it."
            subject.warn("families.undescribed", generate, message, line, advice)
        if facts.variables and not any(variable.is_grown for variable in facts.variables):
            sizes = facts.variables[0].sizes
            shown = ", ".join(map(str, facts.variables))
            message = f"the family {name} hardly grows: from n = {sizes[0]:,} to {sizes[-1]:,}, {shown}"
            advice = "Build inputs in proportion to n: how a cost grows does not show otherwise."
            subject.error("families.size", generate, message, line, advice)
        if not facts.varies:
            message = f"the family {name} gives the same input each time"
            advice = "Draw its values from `random`: a solution could recognise it and answer from memory."
            subject.warn("families.fixed", generate, message, line, advice)
    _file_idle_variables(subject, look.families)


def _file_idle_variables(subject: Subject, families: Sequence[FamilyFacts]) -> None:
    """File each variable of the bounds that no family grows."""
    for name in sorted(_variables_of(subject.package.problem.complexity)):
        seen = [
            (one, facts.counted.name) for facts in families for one in facts.variables if one.name == name
        ]
        if any(one.is_grown for one, _ in seen):
            continue
        most, family = max(seen, key=lambda pair: pair[0].factor)
        message = (
            f"no family grows `{name}`, which is in the bounds: at most {most}, in the family {family} "
            f"from n = {most.sizes[0]:,} to {most.sizes[-1]:,}"
        )
        advice = (
            f"Add a family that grows `{name}` with n, alone or with the others: a cost of any power of it "
            "would be accepted."
        )
        line = subject.line_of_variable(name)
        subject.warn("families.variable", subject.folder / "problem.yaml", message, line, advice)


def _variables_of(complexity: Complexity) -> frozenset[str]:
    """Return the variables that occur in a bound."""
    bounds = (complexity.time, complexity.space, *complexity.methods.values())
    return frozenset().union(*(parse_bound(bound).variables for bound in bounds))


def _look(generator: Generator, family: Family, ladders: Sequence[Yardstick]) -> FamilyFacts:
    name = family.__name__
    counted = [sample.n for ladder in ladders for sample in ladder.ladder[name]]
    far = [ladder.far[name].n for ladder in ladders if name in ladder.far]
    drawn = [generator.family_inputs(family, min(counted), Random(seed)) for seed in range(DRAWS)]
    return FamilyFacts(
        counted=CountedFamily(
            name=name,
            smallest=min(counted),
            largest=max(counted),
            far=max(far, default=0),
        ),
        described=bool((family.__doc__ or "").strip()),
        variables=tuple(_variables(generator.package, ladders[0], name)),
        varies=any(inputs != drawn[0] for inputs in drawn),
    )


def _variables(package: Package, yardstick: Yardstick, family: str) -> Iterator[Grown]:
    """Yield the variables of the bounds at the sizes of a family."""
    samples = yardstick.ladder[family]
    inputs = [yardsticks.load(sample)[0] for sample in samples]
    for name, text in package.problem.complexity.variables.items():
        variable = Variable(text, package.problem.entry)
        yield Grown(name, tuple([sample.n for sample in samples]), tuple(map(variable.of, inputs)))


def _limits(generator: Generator, family: Family) -> tuple[int, int]:
    """Return the largest size that was tried and is allowed, and the smallest above it that is not, or 0.

    Inputs that are expected to be too large are not built.
    """
    allowed, size, factor = 0, 0, 1.0
    for n in TRIED:
        if size * factor > MOST_BYTES:
            break
        try:
            calls = generator.family_inputs(family, n, Random(n))[0]
            is_valid = not generator.violations(calls)
        except InvalidPackage:
            is_valid = False  # beyond the constraints nothing has to work
        if allowed and not is_valid:
            return allowed, n
        before, size = size, len(yardsticks.dump([calls]))
        factor = size / before if before else 1.0
        allowed = n if is_valid else 0
    return allowed, 0
