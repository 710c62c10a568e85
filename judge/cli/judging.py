"""The inside of `judge run`: a solution through the pipeline, and what came out for a person or a program."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from judge.cli.workspace import Workspace
from judge.journey import Observer, Silent
from judge.model.outcome import Returned
from judge.model.problem import Package
from judge.model.report import Answer, Report
from judge.model.show import source_text
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.pipeline import STAGES, Pipeline
from judge.status import remember

if TYPE_CHECKING:
    from judge.cli.run import Wishes


def judge_for_person(
    workspace: Workspace, package: Package, path: Path, source: bytes, wishes: "Wishes", command: str
) -> Verdict:
    """Judge and print: a line a stage as it ends, then the verdict and, if it is rejected, why."""
    pipeline = Pipeline(workspace.cache, workspace.secrets, _building)
    with pipeline:
        pipeline.prepare(package.problem, wishes.growth and wishes.own is None and not wishes.cases)
        from rich.console import Console  # while the worker starts

        from judge.cli.progress import Lines
        from judge.report import terminal

        console = Console(highlight=False)
        text = source_text(source)
        console.print(terminal.heading(package.problem.title, str(path)), soft_wrap=True)
        console.print()
        submission = Submission(source, path)
        if wishes.own is not None:
            answer = pipeline.answer(package, submission, wishes.own)
            console.print(terminal.answer_screen(answer, text))
            return _verdict_of(answer)
        lines = Lines(console, text, package.problem.slug, command)
        try:
            report = _report(pipeline, package, submission, wishes, lines)
        except BaseException:
            lines.interrupted()
            raise
        finally:
            lines.close()
        console.print(terminal.ending(report, command), crop=False)
    _remember(workspace, report, path, source, wishes)
    return report.verdict


def judge_for_program(
    workspace: Workspace, package: Package, path: Path, source: bytes, wishes: "Wishes", command: str
) -> Verdict:
    """Judge and print one JSON document."""
    with Pipeline(workspace.cache, workspace.secrets, _building) as pipeline:
        pipeline.prepare(package.problem, wishes.growth and wishes.own is None and not wishes.cases)
        from judge.report import document

        submission = Submission(source, path)
        if wishes.own is not None:
            answer = pipeline.answer(package, submission, wishes.own)
            click.echo(document.encode(document.answer_document(answer, package.problem.slug)))
            return _verdict_of(answer)
        report = _report(pipeline, package, submission, wishes, Silent())
    click.echo(document.encode(document.report_document(report)))
    _remember(workspace, report, path, source, wishes)
    return report.verdict


def _report(
    pipeline: Pipeline, package: Package, submission: Submission, wishes: "Wishes", observer: Observer
) -> Report:
    if wishes.cases:
        return pipeline.judge_cases(package, submission, observer, wishes.cases)
    stages = STAGES[:1] if wishes.samples else STAGES if wishes.stages else ()
    return pipeline.judge(
        package,
        submission,
        observer,
        stages=stages,
        fuzz=wishes.fuzz,
        growth=wishes.growth,
        claim=wishes.claim,
    )


def _verdict_of(answer: Answer) -> Verdict:
    """Of an input of one's own: accepted unless both answered and differ, or the solution broke down."""
    if answer.result is not None:
        return answer.result.verdict
    return Verdict.AC if isinstance(answer.solution, Returned) else Verdict.RTE


def _remember(workspace: Workspace, report: Report, path: Path, source: bytes, wishes: "Wishes") -> None:
    """Note the verdict of a whole run for `judge list`; runs on a part of the cases prove nothing."""
    whole = not wishes.samples and not wishes.cases and wishes.stages and wishes.growth
    if whole and report.verdict is not Verdict.JE:
        remember(workspace.state, report.problem.slug, path, source, report.verdict)


def _building(slug: str) -> AbstractContextManager[None]:
    from judge.cli.progress import building

    return building(slug)
