"""The inside of `judge recheck`: a report and a submission in, judged again, the comparison out."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import click
import msgspec
from rich.console import Console

from judge.cli.progress import building
from judge.cli.workspace import Workspace, read_source
from judge.engines.native.isolation import Tier
from judge.grade.grader import Grader
from judge.grade.submissions import Found
from judge.grade.task import task_of
from judge.growth_stage import ladder_of
from judge.journey import Silent
from judge.model.errors import JudgeFault, UnknownProblem, UsageError
from judge.model.problem import Package
from judge.model.recheck import Recheck
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.pipeline import Pipeline
from judge.recheck.compare import compare
from judge.recheck.documents import GradeDocument, RunDocument
from judge.recheck.reading import parse_grade, parse_run, read_report
from judge.recheck.statements import EXPLORATION, statement_of
from judge.report.clean import clean_line
from judge.report.document import encode, encode_line, report_document
from judge.report.formats.json import grade_document
from judge.report.recheck import recheck_document, recheck_lines

STDIN = "-"

NOT_EXPLORED = "What --fuzz had tried beyond the cases is drawn anew each time, and was not tried again."


def recheck(
    report: Path,
    file: Path | None,
    student: str | None,
    problem: str | None,
    lowest: Tier | None,
    banks: Sequence[Path],
) -> Recheck:
    """Judge again what a report says, and return both compared.

    Raises UsageError for a report or a file that cannot be judged again, JudgeFault where the judge fails.
    """
    data, name = _read(report)
    before = read_report(data, name, student, problem)
    submission = _submission(before, name, file)
    workspace = Workspace(banks, named_only=isinstance(before, GradeDocument))
    if isinstance(before, RunDocument):
        package = _package(workspace, before.problem.slug)
        after = statement_of(_run(workspace, package, submission, before, lowest or "none"))
    else:
        package = _package(workspace, before.slug)
        after = statement_of(_grade(workspace, package, submission, before, lowest or "strict"))
    explored = isinstance(before, RunDocument) and any(one.name == EXPLORATION for one in before.stages)
    return compare(statement_of(before), after, [NOT_EXPLORED] if explored else [])


def tell(found: Recheck, as_json: bool) -> None:
    """Print the comparison for a person, or as one document."""
    if as_json:
        click.echo(encode(recheck_document(found)))
        return
    console = Console(highlight=False)
    for line in recheck_lines(found):
        console.print(line, soft_wrap=True)


# -- what is to be judged ------------------------------------------------------------------------------


def _read(report: Path) -> tuple[bytes, str]:
    """Return the content of a report, and what messages call it."""
    if str(report) == STDIN:
        return sys.stdin.buffer.read(), "The report on stdin"
    name = clean_line(click.format_filename(report))
    try:
        return report.read_bytes(), name
    except OSError as error:
        raise UsageError(
            f"{name} cannot be read: {error.strerror}.", "Name the file of a report, or - for stdin."
        ) from None


def _submission(document: RunDocument | GradeDocument, name: str, file: Path | None) -> Submission:
    """Return the submission that was judged. Raises UsageError where it is not there, or another file."""
    if isinstance(document, RunDocument):
        path, digest, slug = document.submission.path, document.submission.sha256, document.problem.slug
    else:
        path, digest, slug = document.path, document.sha256, document.slug
    named = "Name the file that was judged: judge recheck REPORT FILE."
    if file is None and not Path(path).is_file():
        raise UsageError(f"There is no file {clean_line(path)} here, which {name} names.", named)
    source = read_source(file or Path(path))
    if sha256(source).hexdigest() != digest:
        shown = clean_line(click.format_filename(file or path))
        raise UsageError(
            f"{shown} is another file than the one that was judged: its sha256 is "
            f"{sha256(source).hexdigest()}, and in {name} it is {clean_line(digest)}.",
            f"{named} To judge this one: judge run {clean_line(slug)} FILE.",
        )
    return Submission(source, Path(path))


def _package(workspace: Workspace, slug: str) -> Package:
    try:
        return workspace.bank.load(slug)
    except UnknownProblem:
        raise UsageError(
            f"There is no problem '{clean_line(slug)}' here, which the report is about.",
            "Name the bank that holds it: --bank DIR.",
        ) from None


# -- judging it again ----------------------------------------------------------------------------------


def _run(
    workspace: Workspace, package: Package, submission: Submission, before: RunDocument, lowest: Tier
) -> RunDocument:
    """Return the report of judging a run again, on what it was asked to be judged on."""
    scope = before.scope
    if any(stage.name == EXPLORATION and stage.verdict is not Verdict.AC for stage in before.stages):
        raise UsageError(
            "The report rejects for a case that --fuzz has found, and it is drawn anew each time.",
            "Judge that case again: `judge run SLUG FILE --case ID` with the id in the report.",
        )
    with Pipeline(workspace.cache, workspace.secrets, building, lowest) as pipeline:
        pipeline.prepare(package.problem, scope.growth)
        _build(pipeline, package, submission, scope.growth)
        with _telling():
            if scope.cases:
                report = pipeline.judge_cases(package, submission, Silent(), scope.cases)
            else:
                report = pipeline.judge(
                    package,
                    submission,
                    Silent(),
                    stages=scope.stages,
                    growth=scope.growth,
                    claim=scope.claim,
                )
    _refuse_fault(report.verdict, report.message)
    return parse_run(msgspec.json.decode(encode_line(report_document(report))), "The new report")


def _grade(
    workspace: Workspace, package: Package, submission: Submission, before: GradeDocument, lowest: Tier
) -> GradeDocument:
    """Return the grade that the submission has now, with as much told of it as before."""
    growth = before.asks_growth
    with Pipeline(workspace.cache, workspace.secrets, building) as pipeline:
        _build(pipeline, package, submission, growth)
    found = Found(student=before.student, slug=before.slug, path=before.path, source=submission.source)
    with Grader(workspace.settings(before.reveal, lowest, growth=growth)) as grader, _telling():
        grader.check_isolation(package)
        grade = grader.grade(task_of(0, found, package, growth))
    _refuse_fault(grade.verdict, grade.message)
    raw = msgspec.json.decode(encode_line(grade_document(grade)))
    return parse_grade({"reveal": before.reveal, **raw}, "The new grade")


def _build(pipeline: Pipeline, package: Package, submission: Submission, growth: bool) -> None:
    """Build what judging needs and is not cached, which is said while it lasts."""
    pipeline.corpus(package)
    if growth and not package.problem.packages:
        pipeline.corpora.ensure_yardstick(package, ladder_of(package, submission))


def _refuse_fault(verdict: Verdict, message: str) -> None:
    """Raise JudgeFault where judging again has failed: nothing is known that could be compared."""
    if verdict is Verdict.JE:
        raise JudgeFault(f"The submission could not be judged again: {clean_line(message)}.")


@contextmanager
def _telling() -> Iterator[None]:
    """Say on a terminal that it is being judged, which takes a second or so."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield
        return
    with console.status("Judging it again ..."):
        yield
