"""The growth: solutions that are right get the verdict of their folder from it.

Counts are exact, so each solution is judged once, as `judge run` does it.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, structs

from judge.growth.naming import noun
from judge.journey import Silent
from judge.model.errors import JudgeFault
from judge.model.growth import Growth, Resource
from judge.model.problem import Package
from judge.model.report import Report
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.model.verification import JudgedSolution
from judge.verify.crew import Bench, Job
from judge.verify.solutions import ALLOWED, COSTLY
from judge.verify.subject import Subject


class Measured(Struct, frozen=True, kw_only=True):
    """The verdict that the growth of one solution gets."""

    path: Path
    folder: str
    verdict: Verdict
    message: str
    growth: Growth | None


class Growths(Struct, frozen=True):
    """The check: count the solutions of some folders that pass all cases."""

    folders: tuple[str, ...]

    def jobs(self, subject: Subject) -> list[Job]:
        """Judge each of them by its growth."""
        return [
            Job(
                subject.slug,
                f"growth of {judged.folder}/{judged.path.name}",
                measure,
                (subject.package, judged.path, judged.folder),
            )
            for judged in subject.judged
            if judged.verdict is Verdict.AC and judged.folder in self.folders
        ]

    def conclude(self, subject: Subject, answers: Sequence[Measured]) -> None:
        """File the verdicts, and what could not be counted."""
        verdicts = {measured.path: measured for measured in answers}
        subject.judged = [_with_verdict(judged, verdicts.get(judged.path)) for judged in subject.judged]
        for measured in answers:
            _check_verdict(subject, measured)
            if measured.growth is not None and measured.growth.uncounted:
                message = f"it was not counted to its end in {'; '.join(measured.growth.uncounted)}"
                advice = (
                    "The verdict rests on fewer sizes there: whatever costs more beyond them is accepted."
                )
                subject.warn("growth.uncounted", measured.path, message, 0, advice)
        _note_rejected(subject, answers)


ALL = Growths(("accepted", *COSTLY))
ACCEPTED_ONLY = Growths(("accepted",))
"""Without those that growth must reject: they are dear to run, and then their lines are counted as well."""


def measure(bench: Bench, package: Package, path: Path, folder: str) -> Measured:
    """Judge the growth of a solution."""
    report = judge(bench, package, Submission(path.read_bytes(), path))
    return Measured(
        path=path, folder=folder, verdict=report.verdict, message=report.message, growth=report.growth
    )


def judge(bench: Bench, package: Package, submission: Submission) -> Report:
    """Judge the growth of a submission alone. Raises JudgeFault where that does not work."""
    report = bench.pipeline.judge(package, submission, Silent(), stages=())
    if report.verdict is Verdict.JE:
        raise JudgeFault("The growth could not be counted.", report.message)
    return report


def _check_verdict(subject: Subject, measured: Measured) -> None:
    expected = ALLOWED[measured.folder]
    if measured.verdict is expected:
        return
    message = f"it must get {expected.words} in {measured.folder}/, and gets {measured.verdict.words}"
    if measured.verdict is Verdict.AC:
        advice = "Its cost stays within the bound in every family: add the family that is its worst case."
        subject.error("growth.verdict", measured.path, message + _at_most(measured), 0, advice)
        return
    advice = "Move it to the other folder."
    if measured.folder == "accepted":
        advice = "Fix its cost or the bound, or the family if that is uneven."
    why = f"{measured.message}{_in_family(measured.growth)}"
    subject.error("growth.verdict", measured.path, f"{message}: {why}", 0, advice)


def _at_most(measured: Measured) -> str:
    """Return what a cost that is within the bound grows like at most, as the end of a sentence."""
    if measured.growth is None:
        return ""
    resource: Resource = "space" if ALLOWED[measured.folder] is Verdict.MLE else "time"
    counted = zip(measured.growth.series, measured.growth.judgements, strict=True)
    found = [
        (judged.power, judged.word, series.family)
        for series, judged in counted
        if series.resource == resource
    ]
    if not found:
        return ""
    _, word, family = max(found)
    return f": its {noun(resource)} grows like {word} at most, in the family {family}"


def _in_family(growth: Growth | None) -> str:
    """Return which family decides, as the end of a sentence."""
    if growth is None or growth.decisive is None:
        return ""
    return f", in the family {growth.decisive[0].family}"


def _with_verdict(judged: JudgedSolution, measured: Measured | None) -> JudgedSolution:
    if measured is None:
        return structs.replace(judged, unproven=judged.verdict is Verdict.AC and judged.folder in COSTLY)
    return structs.replace(judged, verdict=measured.verdict, message=measured.message)


def _note_rejected(subject: Subject, answers: Sequence[Measured]) -> None:
    """Note for each family a too costly solution that it rejects, as far as the verdicts show one."""
    if subject.growth is None:
        return
    rejected = {
        measured.growth.decisive[0].family: measured.path.name
        for measured in reversed(answers)
        if measured.folder in COSTLY
        and measured.growth is not None
        and measured.growth.decision == "above"
        and measured.growth.decisive is not None
    }
    families = [
        structs.replace(family, rejects=rejected.get(family.name, "")) for family in subject.growth.families
    ]
    subject.growth = structs.replace(subject.growth, families=tuple(families))
