"""`judge show`: the statement of a problem, and its hints."""

import sys
from pathlib import Path

import click

from judge.cli.options import Slug, bank_option
from judge.cli.workspace import Workspace
from judge.model.errors import UsageError
from judge.model.problem import Limits


@click.command("show")
@click.argument("slug", type=Slug())
@click.option("--hint", type=click.IntRange(min=1), metavar="N", help="Show the N-th hint instead.")
@bank_option
def show_command(slug: str, hint: int | None, bank: tuple[Path, ...]) -> None:
    """Show the statement of the problem SLUG."""
    package = Workspace(bank).bank.load(slug)
    hints = package.problem.hints
    if hint is None:
        text = package.statement.read_text(encoding="utf-8")
        text = f"{text.rstrip()}\n\n{_limits(package.problem.limits)}\n"
        count = f"{len(hints)} hint{'s' * (len(hints) != 1)}"
        closing = f"{count}: `judge show {slug} --hint 1`. Begin: `judge start {slug}`."
    elif hint <= len(hints):
        text = hints[hint - 1]
        more = hint < len(hints)
        closing = f"Next: `judge show {slug} --hint {hint + 1}`." if more else "That was the last hint."
    else:
        raise UsageError(f"'{slug}' has {len(hints)} hints, no number {hint}.", "Start with --hint 1.")
    _print(text, closing)


def _limits(limits: Limits) -> str:
    """What one case may use, in a sentence."""
    megabytes, kilobytes = limits.memory >> 20, limits.output >> 10
    return f"Limits of a case: {limits.time:g} s, {megabytes:,} MiB of memory, {kilobytes:,} KiB of output."


def _print(text: str, closing: str) -> None:
    """On a terminal the text is laid out; into a pipe goes the Markdown as it was written."""
    if not sys.stdout.isatty():
        click.echo(f"{text.rstrip()}\n\n{closing}")
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(highlight=False, width=min(Console().width, 100))
    console.print(Markdown(text))
    console.print()
    console.print(Markdown(closing), style="dim")
