"""The accuracy of a package: how far apart right and unstable solutions are, and what each family rejects.

Nothing runs here: the solutions have been measured when they were judged, all families of them.
"""

from collections.abc import Sequence
from typing import Any

from judge.model.accuracy import Accuracy
from judge.model.verification import AccuracyFacts, JudgedSolution, MeasuredFamily
from judge.verify.crew import Job
from judge.verify.subject import Subject


def jobs(subject: Subject) -> list[Job]:
    """Return no work."""
    return []


def conclude(subject: Subject, answers: Sequence[Any]) -> None:
    """File how far apart solutions are, families that reject nothing, and that no solution is unstable."""
    bound = subject.package.problem.accuracy
    measured = [(judged, judged.accuracy) for judged in subject.judged if judged.accuracy is not None]
    right = [accuracy for judged, accuracy in measured if judged.folder == "accepted"]
    if bound is None or not right:
        return
    unstable = [(judged, accuracy) for judged, accuracy in measured if accuracy.decision == "above"]
    subject.accuracy = AccuracyFacts(
        families=tuple(
            [
                MeasuredFamily(
                    name=table.family,
                    magnitudes=tuple([row.magnitude for row in table.rows]),
                    rejects=_rejects(index, unstable),
                )
                for index, table in enumerate(right[0].tables)
            ]
        ),
        right=max(share(accuracy) for accuracy in right),
        unstable=min((share(accuracy) for _, accuracy in unstable), default=None),
    )
    path = subject.package.generate
    if not unstable:
        advice = (
            "Put an unstable solution into wrong_answer/: it proves that the magnitudes are large enough."
        )
        subject.warn("accuracy.unproven", path, "no solution is rejected for its accuracy", 0, advice)
        return
    for family in subject.accuracy.families:
        if not family.rejects:
            message = f"no solution is rejected for its accuracy in {family.name}"
            line = subject.line_of_family(family.name)
            advice = "Add the solution that breaks there to wrong_answer/, or drop it."
            subject.warn("accuracy.idle_family", path, message, line, advice)


def share(accuracy: Accuracy) -> float:
    """Return the largest error as a share of what is allowed there."""
    return max(row.yours / row.allowed for table in accuracy.tables for row in table.rows)


def _rejects(index: int, unstable: Sequence[tuple[JudgedSolution, Accuracy]]) -> str:
    """Return the first solution that breaks in a family; empty if none does."""
    broken = (judged for judged, accuracy in unstable if accuracy.tables[index].breaks is not None)
    return next((judged.path.name for judged in broken), "")
