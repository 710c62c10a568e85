"""Families that separate nothing: each should reject some too costly solution by itself.

Judging a solution ends with the first family that rejects it, so the verdicts alone do not show what the
families behind it are good for. Those that have rejected nothing are counted with one too costly solution
after another, until one is rejected.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from judge.engines.counted.counter import Counter
from judge.growth.count import Counting
from judge.growth_stage import ladder_of
from judge.model.problem import Package
from judge.model.submission import Submission
from judge.model.verification import CountedFamily
from judge.verify.crew import Bench, Job
from judge.verify.solutions import ALLOWED, COSTLY
from judge.verify.subject import Subject


def jobs(subject: Subject) -> list[Job]:
    """Count each family that has rejected nothing so far."""
    paths = _costly(subject)
    return [
        Job(subject.slug, f"what {family.name} rejects", reject, (subject.package, family.name, paths))
        for family in _idle(subject)
        if paths
    ]


def reject(bench: Bench, package: Package, family: str, paths: Sequence[Path]) -> str:
    """Return the name of the first solution that a family rejects, empty if it rejects none."""
    rejected = (path for path in paths if rejects(bench, package, family, path))
    return next((path.name for path in rejected), "")


def rejects(bench: Bench, package: Package, family: str, path: Path) -> bool:
    """Return whether a solution is above a bound in a family, at the sizes of its ladder."""
    submission = Submission(path.read_bytes(), path)
    yardstick = bench.pipeline.corpora.yardstick(package, ladder_of(package, submission))
    problem = package.problem
    counting = Counting(
        Counter(bench.pipeline.counted, submission, problem.entry, problem.limits),
        {family: yardstick.ladder[family]},
        yardstick.far.get(family),
        larger=lambda family, n: None,
        check=lambda sample, results: None,
        strict=problem.complexity.strict,
        progress=lambda what: None,
    )
    return counting.run() is not None


def conclude(subject: Subject, answers: Sequence[str]) -> None:
    """File the families that separate no too costly solution from the accepted ones."""
    rejected = dict(zip([family.name for family in _idle(subject)], answers, strict=False))
    if subject.growth is None:
        return
    families = [_with_rejected(family, rejected.get(family.name, "")) for family in subject.growth.families]
    subject.growth = structs.replace(subject.growth, families=tuple(families))
    for name, path in rejected.items():
        if path:
            continue
        message = f"the family {name} separates no too costly solution from the accepted ones"
        advice = "Add the solution that it is the worst case of, or drop it: it costs time in every run."
        line = subject.line_of_family(name)
        subject.warn("growth.idle_family", subject.package.generate, message, line, advice)


def _with_rejected(family: CountedFamily, path: str) -> CountedFamily:
    return structs.replace(family, rejects=path) if path else family


def _idle(subject: Subject) -> list[CountedFamily]:
    return [family for family in subject.growth.families if not family.rejects] if subject.growth else []


def _costly(subject: Subject) -> list[Path]:
    """Return the too costly solutions that get their verdict, from the growth or from a case."""
    return [
        judged.path
        for judged in subject.judged
        if judged.folder in COSTLY and judged.verdict is ALLOWED[judged.folder]
    ]
