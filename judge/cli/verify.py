"""`judge verify`: prove problem packages."""

from pathlib import Path

import click

from judge.cli.options import Slug, bank_option, json_option
from judge.cli.workspace import Workspace, named_banks
from judge.exits import ACCEPTED, REJECTED


@click.command("verify")
@click.argument("slugs", nargs=-1, type=Slug())
@click.option(
    "--quick",
    is_flag=True,
    help="Leave out what takes long: mutation, and the growth of too costly solutions.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes that judge side by side. Default: one a processor.",
)
@json_option
@bank_option
def verify_command(
    slugs: tuple[str, ...],
    quick: bool,
    jobs: int | None,
    as_json: bool,
    bank: tuple[Path, ...],
) -> None:
    """Prove the packages of the problems SLUGS, or of the whole bank.

    Errors and warnings name file and line: where the files of a package contradict each other, solutions do
    not get the verdict of their folder, cases are invalid or miss the edges of the constraints, small changes
    of a right solution pass all cases, the comparison breaks down on junk, the reference outgrows its bound,
    or the growth families are uneven, separate nothing or leave a variable of the bound as it is.

    Exit codes: 0 no errors, 1 errors, 2 wrong usage, 3 the judge's own fault.
    """
    workspace = Workspace(bank)
    if not slugs and not bank and not named_banks():
        workspace = Workspace(workspace.roots[:1])  # the bank here, and not the shipped one behind it
    from judge.cli.proving import prove
    from judge.processors import processors

    found = prove(workspace, slugs, quick, jobs or len(processors()), as_json)
    click.get_current_context().exit(REJECTED if found.count("error") else ACCEPTED)
