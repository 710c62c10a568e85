"""`judge list`: the problems of the bank."""

import difflib
from collections.abc import Sequence
from pathlib import Path

import click

from judge.cli.options import bank_option, json_option
from judge.cli.workspace import Workspace, solution_places
from judge.exits import USAGE
from judge.model.errors import UsageError
from judge.model.problem import Package, Problem
from judge.status import in_words


@click.command("list")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only with this tag; repeat for several.")
@bank_option
@json_option
def list_command(tags: tuple[str, ...], bank: tuple[Path, ...], as_json: bool) -> None:
    """List the problems with tags and bounds, and how far you are."""
    from judge.catalog.bank import load_all

    workspace = Workspace(bank)
    packages, invalid = load_all(workspace.bank)
    wanted = {_known_tag(tag, packages) for tag in tags}
    rows = []
    for package in packages:
        if not wanted.issubset(package.problem.tags):
            continue
        problem = package.problem
        places = solution_places(problem.slug)
        place = next((place for place in places if place.exists()), places[0])
        rows.append((problem, in_words(workspace.state, place)))
    if as_json:
        _print_json(rows)
    elif not rows and wanted:
        click.echo(f"No problem has all of these tags: {', '.join(sorted(wanted))}.")
    else:
        _print_table(rows)
    for error in invalid:
        click.echo(f"Not usable: {error.slug}: {error.faults[0]}", err=True)
    if invalid:
        click.get_current_context().exit(USAGE)


def _known_tag(text: str, packages: Sequence[Package]) -> str:
    """The tag as problems carry it. Raises UsageError with close ones."""
    tag = "-".join(text.lower().replace("_", " ").split())
    known = sorted({known for package in packages for known in package.problem.tags})
    if tag not in known:
        close = difflib.get_close_matches(tag, known, n=3, cutoff=0.6)
        close += [other for other in known if len(tag) > 2 and tag in other and other not in close]
        advice = f"Did you mean {' or '.join(close)}?" if close else f"There are: {', '.join(known)}."
        raise UsageError(f"No problem has the tag '{text}'.", advice)
    return tag


def _print_table(rows: Sequence[tuple[Problem, str]]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    width = max((len(problem.slug) for problem, _ in rows), default=0)
    for problem, status in rows:
        line = Text(f"{problem.slug:<{width}}  ", "bold")
        line.append(f"{problem.title:<34} {problem.difficulty:<7}", "not bold")
        line.append(status, "green" if status == "accepted" else "yellow")
        line.append(f"\n{'':<{width}}  ")
        line.append(f"{problem.complexity.time} time, {problem.complexity.space} space", "dim not bold")
        line.append(f"\n{'':<{width}}  ")
        line.append(", ".join(problem.tags), "dim not bold")
        console.print(line, soft_wrap=True)
    done = sum(status == "accepted" for _, status in rows)
    console.print(f"\n{done} of {len(rows)} accepted.", style="dim")


def _print_json(rows: Sequence[tuple[Problem, str]]) -> None:
    from judge.report.document import encode

    problems = [
        {
            "slug": problem.slug,
            "title": problem.title,
            "difficulty": problem.difficulty,
            "tags": list(problem.tags),
            "time": problem.complexity.time,
            "space": problem.complexity.space,
            "status": status or None,
        }
        for problem, status in rows
    ]
    click.echo(encode({"schema": "judge/problems/v1", "problems": problems}))
