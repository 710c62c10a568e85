"""The reference within its own bounds: it is the yardstick, and beside itself any cost looks flat.

Its counts are those of the yardstick, which is built here if it is not cached.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from judge.casegen.yardstick import LADDERS, Yardstick
from judge.growth.count import FLOOR
from judge.growth.naming import bound_in_words, judge_series, noun
from judge.model.growth import Judgement, Point, Resource, Sample, Series
from judge.model.problem import Package
from judge.verify.crew import Bench, Job
from judge.verify.subject import Subject


class Outgrown(Struct, frozen=True):
    """A family in which the reference outgrows its bound, and what it grows like there."""

    family: str
    resource: Resource
    judgement: Judgement


def jobs(subject: Subject) -> list[Job]:
    """Count the reference on each ladder."""
    return [
        Job(subject.slug, "counting the reference", examine, (subject.package, index))
        for index in range(len(LADDERS))
    ]


def examine(bench: Bench, package: Package, ladder: int) -> list[Outgrown]:
    """Return where the reference outgrows its bound on a ladder. Raises InvalidPackage."""
    return list(outgrown_in(bench.pipeline.corpora.yardstick(package, ladder)))


def outgrown_in(yardstick: Yardstick) -> Iterator[Outgrown]:
    """Yield where the reference outgrows its bound."""
    for family, samples in yardstick.ladder.items():
        for series in (_time(family, samples), _space(family, samples)):
            judgement = judge_series(series, strict=False)
            if judgement.decision == "above":
                yield Outgrown(family, series.resource, judgement)


def conclude(subject: Subject, answers: Sequence[list[Outgrown]]) -> None:
    """File each family in which the reference outgrows its bound, once for each resource."""
    complexity = subject.package.problem.complexity
    bounds = {"time": complexity.reference or complexity.time, "space": complexity.space}
    found = {(one.family, one.resource): one.judgement for answer in answers for one in answer}
    for (family, resource), judgement in found.items():
        message = (
            f"the reference outgrows its own bound in the family {family}: its {noun(resource)} grows like "
            f"{judgement.word}, the bound is {bound_in_words(bounds[resource])}"
        )
        advice = "Fix the reference or the bound: all solutions are measured by the two."
        subject.error("growth.reference", subject.package.reference, message, 0, advice)


def _time(family: str, samples: Sequence[Sample]) -> Series:
    """Return the instructions of the reference beside its own bound, which may be less than the problem's."""
    points = [_point(sample.n, sample.time_bound / sample.slack, sample.instructions) for sample in samples]
    return Series(family=family, resource="time", points=tuple(points))


def _space(family: str, samples: Sequence[Sample]) -> Series:
    points = [_point(sample.n, sample.space_bound, sample.peak + FLOOR) for sample in samples]
    return Series(family=family, resource="space", points=tuple(points))


def _point(n: int, bound: float, cost: int) -> Point:
    """Return a cost that is compared with the bound alone: beside 1 any cost outgrows the reference's."""
    return Point(n=n, bound=bound, slack=1.0, yours=cost, reference=1)
