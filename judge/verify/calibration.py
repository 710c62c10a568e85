"""Finding the sizes at which the growth is measured, and writing them back into `problem.yaml`.

Only where that is asked for: the sizes should come from a quiet machine, and then stay.
"""

from collections.abc import Sequence
from random import Random
from statistics import median

from judge.casegen.batches import Batches, Family, grows_slowly
from judge.casegen.generator import Generator
from judge.casegen.reference import Reference
from judge.catalog.edit import with_sizes
from judge.engines.native.meter import Meter
from judge.model.errors import JudgeFault
from judge.model.growth import Timing
from judge.model.outcome import Lost
from judge.model.problem import Package
from judge.model.verification import GrowthFacts
from judge.storage import write_atomically
from judge.verify.crew import Bench, Job
from judge.verify.subject import Subject

AIM, AIM_OF_BATCHES = 100e-6, 200e-6
"""Seconds of the reference at the smallest size: what is quicker drowns in what a measurement itself
costs."""

SPAN = 32
"""Times the smallest size that the largest one is: over less a factor sqrt(n) hardly shows."""

SMALLEST, LARGEST = 64, 1 << 17
"""Sizes among which the smallest one is looked for, in powers of two."""

SMALLEST_OF_BATCHES = 2048
"""The smallest for bounds below n, whose time hardly depends on it: there the span alone tells."""

REPEATS = 3
SECONDS = 5.0
"""Seconds of one run of the reference at most."""


def jobs(subject: Subject) -> list[Job]:
    return [Job(subject.slug, "calibrating the sizes", calibrate, (subject.package,))]


def calibrate(bench: Bench, package: Package) -> tuple[int, int]:
    """The smallest and the largest size for the families of a package on this machine."""
    batches = Batches(Generator(package))
    slow = grows_slowly(batches.time)
    aim = AIM_OF_BATCHES if slow else AIM
    n = SMALLEST_OF_BATCHES if slow else SMALLEST
    with Reference(package, bench.pipeline.sandbox) as reference, Meter(reference.runner) as meter:
        while n < LARGEST:
            times = [_seconds(meter, batches, family, n) for family in batches.generator.families]
            if median(times) >= aim:
                break
            n *= 2
    return n, n * SPAN


def conclude(subject: Subject, answers: Sequence[tuple[int, int]]) -> None:
    """Write the sizes to the file, and go on with the package as it is now."""
    (sizes,) = answers
    path = subject.folder / "problem.yaml"
    if sizes != subject.package.problem.complexity.sizes:
        text = with_sizes(path.read_text(encoding="utf-8"), sizes)
        if not write_atomically(path, text.encode()):
            subject.error(
                "growth.sizes",
                path,
                f"the sizes {list(sizes)} could not be written",
                0,
                "Check its permissions.",
            )
            return
        subject.reload()
    subject.growth = GrowthFacts(margins=(), sizes=sizes, seconds=(0.0, 0.0), calibrated=sizes)


def _seconds(meter: Meter, batches: Batches, family: Family, n: int) -> float:
    """The least time of some runs over fresh inputs of a family."""
    times = []
    for repeat in range(REPEATS):
        batch = batches.batch(family, n, Random(f"{family.__name__}/{n}/{repeat}"))
        timing = meter.time(batch.inputs, SECONDS)
        if isinstance(timing, Lost):
            raise JudgeFault("The reference could not be measured.", timing.detail)
        times.append(timing.seconds if isinstance(timing, Timing) else SECONDS)
    return min(times)
