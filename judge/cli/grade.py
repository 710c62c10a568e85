"""`judge grade`: judge many submissions."""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click

from judge.cli.options import Amount, Slug, named_bank_option
from judge.cli.workspace import Workspace
from judge.engines.native.isolation import TIERS, Tier
from judge.model.grade import Reveal


@click.command("grade")
@click.argument("paths", nargs=-1, required=True, metavar="PATH ...", type=click.Path(path_type=Path))
@click.option(
    "--problem", "problems", multiple=True, type=Slug(), help="Grade this problem only; repeatable."
)
@click.option(
    "--student", "students", multiple=True, metavar="NAME", help="Grade this student only; repeatable."
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help="Write a report: json, jsonl, csv, junit, ...; without FILE to stdout, and nothing else goes there. "
    "Repeatable.",
)
@click.option(
    "--reveal",
    type=click.Choice(get_args(Reveal)),
    default="group",
    show_default=True,
    help="What reports may tell of hidden cases: all, no expected values, the names of groups, or counts.",
)
@click.option(
    "--jobs", "-j", type=click.IntRange(1, 1024), help="Submissions judged at a time. Default: processors."
)
@click.option("--journal", type=click.Path(path_type=Path), help="Where grades are kept as they come.")
@click.option("--resume", is_flag=True, help="Go on with the journal: judge what is missing or changed.")
@click.option(
    "--timeout-total",
    type=Amount(0, 10**7, min_open=True),
    metavar="SECONDS",
    help="End after so long; --resume goes on later.",
)
@click.option(
    "--allow-isolation",
    "lowest",
    type=click.Choice(TIERS),
    default="strict",
    show_default=True,
    help="Judge although this machine isolates submissions no better than that.",
)
@click.option(
    "--no-growth", is_flag=True, help="Do not count how time and memory grow; its points do not count."
)
@click.option(
    "--executor",
    type=click.Choice(("local", "dask")),
    default="local",
    show_default=True,
    help="Judge on this machine, or on a Dask cluster.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="The Dask scheduler. Default: a cluster on this machine."
)
@named_bank_option
def grade_command(
    paths: Sequence[Path],
    problems: Sequence[str],
    students: Sequence[str],
    formats: Sequence[str],
    reveal: Reveal,
    jobs: int | None,
    journal: Path | None,
    resume: bool,
    timeout_total: float | None,
    lowest: Tier,
    no_growth: bool,
    executor: str,
    scheduler: str | None,
    bank: tuple[Path, ...],
) -> None:
    """Judge many submissions and say who got what.

    A PATH is a folder with solutions/SLUG.py, STUDENT/SLUG.py or SLUG/STUDENT.py in it, a zip or tar of
    such a folder, a CSV or YAML list of student, problem and path, or a single SLUG.py.

    Exit codes: 0 all accepted, 1 some rejected, 2 wrong usage, 3 the judge could not judge all of them.
    """
    if scheduler is not None and executor != "dask":
        raise click.UsageError("--scheduler goes with --executor dask.")
    from judge.cli.grading import Outputs, Wishes, grade

    outputs = Outputs.parse(formats)
    workspace = Workspace(bank, named_only=True)
    from judge.grade.discovery import discover

    findings = discover(paths, workspace.bank, problems, students)
    settings = workspace.settings(reveal, lowest, growth=not no_growth)
    wishes = Wishes(
        journal=journal or _default_journal(workspace, paths),
        resume=resume,
        jobs=jobs,
        seconds=timeout_total,
        dask=executor == "dask",
        scheduler=scheduler,
    )
    click.get_current_context().exit(grade(workspace.bank, findings, settings, wishes, outputs))


def _default_journal(workspace: Workspace, paths: Sequence[Path]) -> Path:
    """A journal of its own for whatever is graded."""
    from hashlib import sha256

    what = "\0".join([str(workspace.root), *(str(path.absolute()) for path in paths)])
    return workspace.state / "grading" / f"{sha256(what.encode('utf-8', 'replace')).hexdigest()[:16]}.jsonl"
