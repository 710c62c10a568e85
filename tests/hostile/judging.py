"""Judging a hostile submission through the door that users take, and reading what the judge says of it."""

import io
import re
import unicodedata
from pathlib import Path

from msgspec import structs
from rich.console import Console, Group

from judge.catalog.bank import Bank
from judge.cli.workspace import read_source
from judge.journey import Silent
from judge.model.errors import UsageError
from judge.model.problem import Package
from judge.model.report import Report
from judge.model.submission import Submission
from judge.pipeline import STAGES, Pipeline
from judge.report import document, terminal
from tests.hostile.catalogue import Hostile

WORKFLOW = re.compile(r"^\s*::\s*[a-z]|##\[|##vso\[", re.MULTILINE)
"""What a runner of GitHub or Azure takes for a command: the first at the start of a line behind any blanks,
the others anywhere in it."""


def judge(pipeline: Pipeline, bank: Bank, hostile: Hostile, folder: Path) -> Report | None:
    """The report of a submission; None where the judge does not take the file. `folder` is for made ones."""
    path = hostile.path
    if path is None:
        path = folder / f"{hostile.name.rpartition('/')[2]}.py"
        path.write_bytes(hostile.source)
    try:
        source = read_source(path)
    except UsageError:
        return None
    package = _hasty(bank.load(hostile.problem), hostile.time)
    stages = STAGES if hostile.run == "cases" else STAGES[:1]
    growth = hostile.run == "growth"
    try:
        return pipeline.judge(package, Submission(source, path), Silent(), stages=stages, growth=growth)
    finally:
        pipeline.counted.close()  # the pipeline lives on, and so would its process


def _hasty(package: Package, seconds: float | None) -> Package:
    """The package with another time limit, so that what runs into it does not take long."""
    if seconds is None:
        return package
    limits = structs.replace(package.problem.limits, time=seconds)
    return structs.replace(package, problem=structs.replace(package.problem, limits=limits))


def screen(report: Report) -> str:
    """The whole report as a terminal without colours shows it."""
    console = Console(file=io.StringIO(), highlight=False, width=80, color_system=None)
    stages = [terminal.stage_line(stage) for stage in report.stages]
    heading = terminal.heading(report.problem.title, report.submission.path)
    console.print(Group(heading, *stages, terminal.ending(report, "judge run")), crop=False)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def json(report: Report) -> str:
    """The report as `--json` prints it."""
    return document.encode(document.report_document(report))


def harm(text: str) -> list[str]:
    """What in a report's text would do something to a terminal or to a runner of workflows."""
    found = {
        f"U+{ord(character):04X}"
        for character in text
        if (character != "\n" and unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"))
        or unicodedata.bidirectional(character)
        in ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")
    }
    return sorted(found) + [match.group() for match in WORKFLOW.finditer(text)]
