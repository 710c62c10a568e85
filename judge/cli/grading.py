"""The inside of `judge grade`: submissions through an engine, a table and reports out."""

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import click
from msgspec import Struct
from rich.console import Console

from judge.casegen.yardstick import LADDERS
from judge.catalog.bank import Bank
from judge.cli.progress import building
from judge.cli.watching import watcher_for
from judge.exits import ACCEPTED, FAULT, REJECTED
from judge.grade.engine import Engine
from judge.grade.grader import Grader
from judge.grade.grading import Outcome, grade_all, nothing_judged
from judge.grade.journal import Journal
from judge.grade.submissions import Findings
from judge.grade.task import Settings
from judge.model.errors import UsageError
from judge.model.grade import Gradebook
from judge.model.verdict import Verdict
from judge.pipeline import Pipeline
from judge.processors import processors
from judge.report import gradetable
from judge.report.formats import FOLDERS, FORMATS, page_renderer, renderer
from judge.report.sums import counted
from judge.storage import write_atomically
from judge.streams import were_closed

STDOUT = 1
"""Its descriptor."""

PAGES = ".pages"
"""The file in a folder of pages that lists them: the next report removes those that it does not have."""

WIDE = 160
"""Columns of a table that goes into a file or a pipe."""


class Wishes(Struct, frozen=True, kw_only=True):
    """How grading shall be carried out."""

    journal: Path
    resume: bool
    jobs: int | None
    seconds: float | None
    dask: bool
    scheduler: str | None


class Output(Struct, frozen=True):
    """A format and where it goes: None stands for stdout."""

    name: str
    path: Path | None


class Outputs(Struct, frozen=True):
    """All reports that are asked for."""

    wanted: tuple[Output, ...]

    @classmethod
    def parse(cls, texts: Sequence[str]) -> "Outputs":
        """Read `NAME[=FILE]`. Raises UsageError."""
        wanted = tuple(_output(text) for text in texts)
        if sum(output.path is None for output in wanted) > 1:
            raise UsageError(
                "Only one format can go to stdout.", "Give the others a file: --format NAME=FILE."
            )
        places = [output.path.resolve() for output in wanted if output.path is not None]
        for place in places:
            if places.count(place) > 1:
                raise UsageError(f"Two formats go to {place}.", "Name a file for each.")
        return cls(wanted)

    def keep_off(self, journal: Path) -> None:
        """Raises UsageError if a report would replace the journal."""
        for output in self.wanted:
            if output.path is not None and output.path.resolve() == journal.resolve():
                raise UsageError(f"--format {output.name} would replace the journal.", "Name another file.")

    @property
    def take_stdout(self) -> bool:
        return any(output.path is None for output in self.wanted)

    def rehearse(self, gradebook: Gradebook) -> None:
        """Render those of a single file. Raises UsageError, before anything was judged and not after."""
        for output in self.wanted:
            if output.path is None and STDOUT in were_closed:
                raise UsageError(
                    f"--format {output.name} goes to stdout, which is closed.",
                    f"Name a file: --format {output.name}=FILE.",
                )
            if output.name not in FOLDERS:
                renderer(output.name)(gradebook)

    def write(self, gradebook: Gradebook) -> None:
        """Render and write all of them. Raises UsageError for the first that cannot be, when the others are
        written."""
        failed: list[UsageError] = []
        for output in self.wanted:
            try:
                _write(output, gradebook)
            except UsageError as error:
                failed.append(error)
        if failed:
            raise failed[0]


def grade(bank: Bank, findings: Findings, settings: Settings, wishes: Wishes, outputs: Outputs) -> int:
    """Grade what was found. Gives the exit code."""
    began = time.monotonic()
    console = _console(outputs)
    outputs.keep_off(wishes.journal)
    _say_found(console, findings)
    if outputs.wanted:
        outputs.rehearse(nothing_judged(findings, bank, settings))
    _prepare(bank, findings, settings)
    watcher = watcher_for(Console(stderr=True, highlight=False))
    with Journal(wishes.journal, resume=wishes.resume) as journal, watcher:
        if journal.kept is not None:
            click.echo(f"The journal of an earlier run is kept as {journal.kept}.", err=True)
        left = None if wishes.seconds is None else wishes.seconds - (time.monotonic() - began)
        engine = _engine(settings, wishes)
        outcome = grade_all(findings, bank, settings, engine, journal, watcher, seconds=left)
    console.print()
    console.print(gradetable.screen(outcome.gradebook, console.width))
    if missed := sum(ignored.asked for ignored in findings.ignored):
        what = counted(missed, "file")
        click.echo(f"{what} that should have been graded could not be: see `ignored` above.", err=True)
    if outcome.left_out:
        _say_left_out(outcome, wishes, outputs)
    if outcome.interrupted:
        raise KeyboardInterrupt
    outputs.write(outcome.gradebook)
    return _exit_code(outcome)


def _console(outputs: Outputs) -> Console:
    """Where the table goes: stdout, unless a report takes that."""
    console = Console(highlight=False, stderr=outputs.take_stdout)
    if not console.is_terminal:
        console.width = max(console.width, WIDE)
    return console


def _say_found(console: Console, findings: Findings) -> None:
    found = findings.found
    students = {one.student for one in found if one.student}
    of = f" of {counted(len(students), 'student')}" if students else ""
    problems = counted(len({one.slug for one in found}), "problem")
    console.print(f"Found {counted(len(found), 'submission')}{of} for {problems}.", soft_wrap=True)
    ignored = gradetable.ignored_lines(findings.ignored)
    if ignored:
        console.print(ignored, soft_wrap=True)


def _prepare(bank: Bank, findings: Findings, settings: Settings) -> None:
    """Everything that can go wrong before the first submission: the isolation, packages and their cases."""
    packages = [bank.load(slug) for slug in sorted({one.slug for one in findings.found})]
    with Grader(settings, building) as grader:
        for package in {package.problem.packages: package for package in packages}.values():
            grader.check_isolation(package)
    with Pipeline(Path(settings.cache), settings.hidden_from_submissions, building) as pipeline:
        for package in packages:
            pipeline.corpus(package)
            if settings.growth and not package.problem.packages:
                for ladder in range(len(LADDERS)):
                    pipeline.corpora.ensure_yardstick(package, ladder)


def _engine(settings: Settings, wishes: Wishes) -> Callable[[], AbstractContextManager[Engine]]:
    jobs = wishes.jobs or len(processors())
    if wishes.dask:
        from judge.grade.dask import DaskEngine, check_installed

        check_installed()
        return lambda: DaskEngine(settings, jobs, wishes.scheduler)
    from judge.grade.local import LocalEngine

    return lambda: LocalEngine(settings, jobs)


def _say_left_out(outcome: Outcome, wishes: Wishes, outputs: Outputs) -> None:
    reason = "Interrupted" if outcome.interrupted else "Time is up"
    unwritten = "No report is written. " if outcome.interrupted and outputs.wanted else ""
    click.echo(
        f"{reason}: {counted(outcome.left_out, 'submission')} not graded. {unwritten}"
        f"The same command with --resume goes on from the journal, {wishes.journal}.",
        err=True,
    )


def _exit_code(outcome: Outcome) -> int:
    verdicts = {grade.verdict for grade in outcome.gradebook.grades}
    asked = any(ignored.asked for ignored in outcome.gradebook.ignored)
    if Verdict.JE in verdicts or outcome.left_out or asked:
        return FAULT
    return ACCEPTED if verdicts <= {Verdict.AC} else REJECTED


def _output(text: str) -> Output:
    name, _, file = text.partition("=")
    if name not in FORMATS:
        raise UsageError(f"There is no format '{name}'.", f"Known are {', '.join(FORMATS)}.")
    path = Path(file) if file else None
    folder = name in FOLDERS
    if path is None and folder:
        raise UsageError(f"The format {name} is a folder of files.", f"Name one: --format {name}=FOLDER.")
    if path is not None and path.exists() and path.is_dir() is not folder:
        what = "a folder" if folder else "a file"
        raise UsageError(f"--format {name} writes {what}, and {path} is none.", "Name another place.")
    return Output(name, path)


def _write(output: Output, gradebook: Gradebook) -> None:
    if output.path is None:
        sys.stdout.write(renderer(output.name)(gradebook))
        sys.stdout.flush()
        return
    if output.name not in FOLDERS:
        _put_or_raise(output.path, renderer(output.name)(gradebook))
        return
    pages = page_renderer(output.name)(gradebook)
    listing = output.path / PAGES
    earlier = _earlier_pages(listing)
    _put_or_raise(listing, "\n".join(sorted({*earlier, *pages})))
    for name, text in pages.items():
        _put_or_raise(output.path / name, text)
    for name in earlier - pages.keys():  # of a report that told more, perhaps
        (output.path / name).unlink(missing_ok=True)
    _put_or_raise(listing, "\n".join(sorted(pages)))


def _earlier_pages(listing: Path) -> set[str]:
    """The pages of an earlier report in the same folder."""
    try:
        names = listing.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return set()
    return {name for name in names if name.endswith(".html") and Path(name).name == name}


def _put_or_raise(path: Path, text: str) -> None:
    if not _put(path, text.encode("utf-8", "backslashreplace")):
        raise UsageError(
            f"{path} cannot be written.", "Check its folder; the grades are in the journal (--resume)."
        )


def _put(path: Path, content: bytes) -> bool:
    """Write a report whole or not at all; a pipe or a device stays what it is."""
    if not path.exists() or path.is_file():
        return write_atomically(path, content)
    try:
        path.write_bytes(content)
    except OSError:
        return False
    return True
