"""`judge start`: begin a solution from the stub."""

import itertools
from pathlib import Path

import click

from judge.cli.options import Slug, bank_option
from judge.cli.workspace import Workspace, solution_places
from judge.model.errors import UsageError
from judge.storage import write_atomically


@click.command("start")
@click.argument("slug", type=Slug())
@click.option("--force", is_flag=True, help="Overwrite the file; the old one is kept beside it as .bak.")
@bank_option
def start_command(slug: str, force: bool, bank: tuple[Path, ...]) -> None:
    """Copy the stub of the problem SLUG to solutions/SLUG.py."""
    package = Workspace(bank).bank.load(slug)
    target, _ = solution_places(slug)
    stub = package.stub.read_bytes()
    kept = ""
    if target.exists() or target.is_symlink():
        if not force:
            raise UsageError(
                f"{target} exists already and was left as it is.",
                f"Judge it with `judge run {slug}`, or start again with `judge start {slug} --force`.",
            )
        if not target.is_file():
            raise UsageError(f"{target} is not a file that could be overwritten.", "Move it away.")
        if target.read_bytes() != stub:
            names = (f"{target.name}.bak{number or ''}" for number in itertools.count())
            backup = next(path for path in map(target.with_name, names) if not path.exists())
            target.replace(backup)
            kept = f" The old file is now {backup}."
    if not write_atomically(target, stub):
        raise UsageError(f"{target} cannot be written.", "Check the permissions of this directory.")
    click.echo(f"Wrote {target.resolve()}.{kept}")
    click.echo(f"Read the task with `judge show {slug}`, judge your solution with `judge run {slug}`.")
