"""The growth families: do they grow, do they differ each time, and does a solver learn what they are?"""

from collections.abc import Sequence
from random import Random

from msgspec import Struct

from judge.casegen.batches import Batches, Family
from judge.casegen.generator import Generator
from judge.model.problem import Package
from judge.verify.crew import Bench, Job
from judge.verify.subject import Subject

STEP, GROWN = 4, 2
"""At `STEP` times the size some variable of the bound should be at least `GROWN` times as large."""

DRAWS = 3
"""Inputs of one size, of which not all should be the same."""


class FamilyFacts(Struct, frozen=True, kw_only=True):
    """What a look at one family has shown, at size `n` and at `STEP` times that."""

    name: str
    line: int
    described: bool
    n: int
    variables: dict[str, tuple[float, float]]
    varies: bool


def jobs(subject: Subject) -> list[Job]:
    """Draw from the families in a process of its own: it runs the package's generator."""
    return [Job(subject.slug, "looking at the families", examine, (subject.package,))]


def examine(bench: Bench, package: Package) -> list[FamilyFacts]:
    """What the families are like at the smallest sizes that are measured."""
    batches = Batches(Generator(package))
    return [
        _look(batches, family, package.problem.complexity.sizes[0]) for family in batches.generator.families
    ]


def conclude(subject: Subject, answers: Sequence[list[FamilyFacts]]) -> None:
    """File families that do not do what measuring needs."""
    generate = subject.package.generate
    for facts in answers[0]:
        if not facts.described:
            message = f"the family {facts.name} has no docstring"
            advice = "Say what its inputs are and for which solutions they are the worst: solvers read it."
            subject.warn("families.undescribed", generate, message, facts.line, advice)
        if not any(large >= GROWN * small > 0 for small, large in facts.variables.values()):
            shown = ", ".join(
                f"{name} goes from {small:,g} to {large:,g}"
                for name, (small, large) in facts.variables.items()
            )
            message = (
                f"the family {facts.name} hardly grows: from n = {facts.n:,} to {STEP * facts.n:,}, {shown}"
            )
            advice = "Build inputs in proportion to n: nothing can be told of their growth otherwise."
            subject.error("families.size", generate, message, facts.line, advice)
        if not facts.varies:
            message = f"the family {facts.name} gives the same input each time"
            advice = "Draw something from `random`: a solution that remembers its answers would look quick."
            subject.warn("families.fixed", generate, message, facts.line, advice)


def _look(batches: Batches, family: Family, n: int) -> FamilyFacts:
    drawn = [batches.generator.family_inputs(family, n, Random(seed)) for seed in range(DRAWS)]
    larger = batches.generator.family_inputs(family, STEP * n, Random(0))
    variables = batches.variables.items()
    return FamilyFacts(
        name=family.__name__,
        line=family.__code__.co_firstlineno if hasattr(family, "__code__") else 0,
        described=bool((family.__doc__ or "").strip()),
        n=n,
        variables={name: (variable.of(drawn[0][0]), variable.of(larger[0])) for name, variable in variables},
        varies=any(inputs != drawn[0] for inputs in drawn),
    )
