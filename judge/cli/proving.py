"""The inside of `judge verify`: packages through the checks, and the result for a person or a program."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console, Group

from judge.cli.workspace import Workspace
from judge.model.verification import Verification
from judge.report.document import encode
from judge.report.verification import (
    closing,
    finding_lines,
    place_from,
    problem_screen,
    verification_document,
)
from judge.verify.crew import Crew, Job
from judge.verify.verify import Options, verify

if TYPE_CHECKING:
    from rich.progress import TaskID


def prove(workspace: Workspace, slugs: Sequence[str], quick: bool, jobs: int, as_json: bool) -> Verification:
    """Verify and print: on a terminal a bar on stderr while it lasts, then the findings problem by
    problem."""
    progress = Lines() if not sys.stderr.isatty() else Bars()
    with Crew(jobs, workspace.cache, workspace.secrets) as crew, progress:
        found = verify(workspace.bank, slugs, crew, Options(quick=quick), progress)
    if as_json:
        click.echo(encode(verification_document(found)))
        return found
    console = Console(highlight=False)
    place = place_from(Path.cwd())
    for problem in found.problems:
        console.print(Group(*problem_screen(problem, place, found.versions)), crop=False)
    for finding in found.findings:
        console.print(Group(*finding_lines(finding, place)), crop=False)
    console.print(closing(found))
    return found


class Lines:
    """Prints a line a round on stderr, where that is not a terminal."""

    def began(self, name: str, jobs: int) -> None:
        print(f"{name}: {jobs} to do", file=sys.stderr, flush=True)

    def done(self, job: Job) -> None:
        pass

    def __enter__(self) -> "Lines":
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Bars:
    """Shows a bar for the round that runs, on stderr, gone when it is over."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("[dim]{task.fields[now]}", markup=True),
        )
        self._bar: Bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._task: TaskID | None = None

    def began(self, name: str, jobs: int) -> None:
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(name, total=jobs, now="")

    def done(self, job: Job) -> None:
        if self._task is not None:
            self._bar.update(self._task, advance=1, now=f"{job.problem}: {job.what}")

    def __enter__(self) -> "Bars":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
