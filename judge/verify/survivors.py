"""The mutants that pass all cases: rejected for their growth, or a gap in the cases, or as right as the
solution was."""

from collections.abc import Sequence

from msgspec import structs

from judge.catalog.bank import written_cases
from judge.catalog.equivalents import FILE
from judge.model.problem import Package
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.model.verification import JudgedMutant, Mutant, Strength
from judge.verify.crew import Bench, Job
from judge.verify.growth import judge
from judge.verify.subject import Subject

ENOUGH = 0.95
"""The part of the mutants that must be killed. The others should be acknowledged one by one."""


def jobs(subject: Subject) -> list[Job]:
    """Judge the growth of each mutant that is left."""
    if not subject.is_counted:
        return []
    return [
        Job(subject.slug, f"growth of a mutant of {mutant.path.name}", measure, (subject.package, mutant))
        for mutant in _left(subject)
    ]


def measure(bench: Bench, package: Package, mutant: Mutant) -> bool:
    """Return whether the growth of a mutant is rejected."""
    report = judge(bench, package, Submission(mutant.source, mutant.path))
    return report.verdict is not Verdict.AC


def conclude(subject: Subject, answers: Sequence[bool]) -> None:
    """File the survivors and the score; and the hidden cases that nothing needs."""
    if subject.mutants is None:
        return
    counted = _left(subject) if subject.is_counted else []
    rejected = {id(mutant) for mutant, above in zip(counted, answers, strict=True) if above}
    subject.mutants = [
        structs.replace(judged, fate="killed by growth") if id(judged.mutant) in rejected else judged
        for judged in subject.mutants
    ]
    for judged in subject.mutants:
        if judged.fate == "survived":
            _warn_of_survivor(subject, judged)
    score = Strength(mutants=tuple(subject.mutants)).score
    if score < ENOUGH:
        message = f"the cases kill {score:.1%} of the mutants, and must kill {ENOUGH:.0%}"
        advice = "Add cases for the survivors, or acknowledge those that are right."
        subject.error("mutants.score", subject.folder / "hidden" / "cases.yaml", message, 0, advice)
    _file_idle_cases(subject)


def _left(subject: Subject) -> list[Mutant]:
    return [judged.mutant for judged in subject.mutants or () if judged.fate == "survived"]


def _warn_of_survivor(subject: Subject, judged: JudgedMutant) -> None:
    mutant = judged.mutant
    before, after = (
        "\n".join(f"{sign} {line}" for line in text.split("\n"))
        for sign, text in (("-", mutant.before), ("+", mutant.after))
    )
    message = f"no case rejects this change ({mutant.operator}) of the solution:\n{before}\n{after}"
    advice = (
        f"Add a case that does. If it is as right as before, say why in {FILE}: file, before, after, reason."
    )
    subject.warn("mutants.survived", mutant.path, message, mutant.line, advice)


def _file_idle_cases(subject: Subject) -> None:
    """File the hidden cases that no wrong solution and no mutant fails."""
    if subject.coverage is None:
        return
    needed = {case for judged in subject.judged for case in judged.failing}
    needed |= {case for judged in subject.mutants or () for case in judged.failing}
    hidden = [case.id for case in written_cases(subject.package) if case.stage == "hidden"]
    idle = tuple(case for case in hidden if case not in needed)
    subject.coverage = structs.replace(subject.coverage, idle=idle)
