"""`judge recheck`: judge again what a report says."""

from pathlib import Path

import click

from judge.cli.options import Slug, bank_option, json_option
from judge.engines.native.isolation import TIERS, Tier
from judge.exits import ACCEPTED, REJECTED


@click.command("recheck")
@click.argument("report", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--student", metavar="NAME", help="Of a report of many grades: that of this student.")
@click.option("--problem", type=Slug(), help="Of a report of many grades: that for this problem.")
@click.option(
    "--allow-isolation",
    "lowest",
    type=click.Choice(TIERS),
    help="Judge although this machine isolates submissions no better than that. Default: for a grade "
    "strict, as for `judge grade`.",
)
@json_option
@bank_option
def recheck_command(
    report: Path,
    file: Path | None,
    student: str | None,
    problem: str | None,
    lowest: Tier | None,
    as_json: bool,
    bank: tuple[Path, ...],
) -> None:
    """Judge again what REPORT says, and tell whether it comes out the same.

    REPORT is what `judge run --json`, or `judge grade` as json or jsonl, has written; - is stdin. FILE is the
    submission; without it the one at the path in the report. It must be the file that was judged.

    Verdict, cases and counts are compared, and each difference is named. Counts must be the same to the last
    instruction; where another component counts (a build of one's own) within half a percent.

    A bank in the current directory is used for the report of a run, never for a grade.

    Exit codes: 0 the same, 1 not the same, 2 wrong usage, 3 the judge's own fault.
    """
    from judge.cli.rechecking import recheck, tell

    found = recheck(report, file, student, problem, lowest, bank)
    tell(found, as_json)
    click.get_current_context().exit(ACCEPTED if found.same else REJECTED)
