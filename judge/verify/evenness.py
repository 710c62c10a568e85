"""The growth families grow evenly: the cost of a right solution must not jump from one size to the next.

Counts have no noise of their own, so a jump comes from the inputs: chance decides how they are built, and a
right solution may be rejected for it. Each accepted solution is counted on both ladders, as far as these go.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from judge.casegen.yardstick import LADDERS
from judge.engines.counted.counter import Counter
from judge.growth import rule
from judge.growth.count import FUEL
from judge.model.counted import Count
from judge.model.growth import Point, Sample
from judge.model.problem import Package
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.verify.crew import Bench, Job
from judge.verify.subject import Subject

VISIBLE = 1_000_000
"""Instructions of the reference from which on a size is looked at: below, a call by itself costs as much."""

UNEVEN = 0.2
"""Jump, as a part of the cost, from which on a family is uneven.

Measured over the accepted solutions of both banks, from VISIBLE instructions on: 0.15 at most
where structure is by rule, 0.27 and 0.30 in the family `hardly_any_weight` of weighted_iou, where random
weights decided which queries end early.
"""


class Curve(Struct, frozen=True, kw_only=True):
    """How the cost of a solution changes in each step of one family, as parts of it: 0.0 is flat.

    It is the cost beside the reference's; of the reference itself that beside its bound.
    """

    path: Path
    family: str
    sizes: tuple[int, ...]
    changes: tuple[float, ...]

    @property
    def jump(self) -> float:
        """The most by which the cost rises more in a step than in the one before."""
        return max([after - max(before, 0) for before, after in pairwise(self.changes)], default=0)

    @property
    def falls_again(self) -> bool:
        """Whether the cost falls after it has risen, as none does that only grows too fast."""
        risen = [index for index, change in enumerate(self.changes) if change >= UNEVEN]
        return any(change <= -UNEVEN for change in self.changes[risen[0] :]) if risen else False


def jobs(subject: Subject) -> list[Job]:
    """Count each accepted solution that passes all cases."""
    return [
        Job(subject.slug, f"families with {judged.path.name}", count, (subject.package, judged.path))
        for judged in subject.judged
        if judged.folder == "accepted" and not judged.case
    ]


def count(bench: Bench, package: Package, path: Path) -> list[Curve]:
    """Return the curves of a solution on all families of both ladders."""
    problem = package.problem
    submission = Submission(path.read_bytes(), path)
    counter = Counter(bench.pipeline.counted, submission, problem.entry, problem.limits)
    curves = []
    for index in range(len(LADDERS)):
        for family, samples in bench.pipeline.corpora.yardstick(package, index).ladder.items():
            visible = [sample for sample in samples if sample.instructions >= VISIBLE]
            is_reference = path == package.reference
            points = list(_beside_bound(visible) if is_reference else _beside_reference(visible, counter))
            costs = rule.over_bound(points) if is_reference else rule.ratios(points)
            curves.append(
                Curve(
                    path=path,
                    family=family,
                    sizes=tuple([point.n for point in points]),
                    changes=tuple([high / low - 1 for low, high in pairwise(costs)]),
                )
            )
    return curves


def conclude(subject: Subject, answers: Sequence[list[Curve]]) -> None:
    """File the families that are uneven, each with the solution that shows it most.

    A solution that its growth rejects may just be too slow.
    """
    rejected = {judged.path for judged in subject.judged if judged.verdict is not Verdict.AC}
    worst: dict[str, Curve] = {}
    for curve in (curve for answer in answers for curve in answer if curve.jump >= UNEVEN):
        if curve.path in rejected and not curve.falls_again:
            continue
        known = worst.get(curve.family)
        if known is None or curve.jump > known.jump:
            worst[curve.family] = curve
    for curve in worst.values():
        beside = "its bound" if curve.path == subject.package.reference else "the reference"
        message = (
            f"the family {curve.family} grows unevenly: from n = {', '.join(f'{n:,}' for n in curve.sizes)} "
            f"the cost of {curve.path.name} beside {beside} changes by "
            f"{', '.join(f'{change:+.0%}' for change in curve.changes)} in each step"
        )
        advice = (
            "Build its structure by rule and draw only values at random, or add up more queries: a right "
            "solution may be rejected for such a jump."
        )
        line = subject.line_of_family(curve.family)
        subject.warn("families.uneven", subject.package.generate, message, line, advice)


def _beside_bound(samples: Sequence[Sample]) -> Iterator[Point]:
    """Yield what the reference costs beside its own bound, which may be less than the problem's."""
    for sample in samples:
        yield Point(
            n=sample.n,
            bound=sample.time_bound / sample.slack,
            slack=1.0,
            yours=sample.instructions,
            reference=sample.instructions,
        )


def _beside_reference(samples: Sequence[Sample], counter: Counter) -> Iterator[Point]:
    """Yield what a solution costs at growing sizes, up to the first one at which it cannot be counted."""
    for sample in samples:
        counted = counter.count(sample.inputs, FUEL)
        if not isinstance(counted, Count) or counted.cut:
            return
        yield Point(
            n=sample.n,
            bound=sample.time_bound,
            slack=sample.slack,
            yours=counted.instructions,
            reference=sample.instructions,
        )
