"""`judge new`: a problem package to begin with."""

import shlex
import sys
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from judge.cli.workspace import Workspace, default_banks, named_banks
from judge.model.errors import UsageError

KINDS = ("function", "class")
DIFFICULTIES = ("easy", "medium", "hard")
DEFAULT_TAG = "example"

T = TypeVar("T")


class Title(click.ParamType[str]):
    """Takes one line of text."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from judge.catalog.scaffold import LONGEST_TITLE

        title = " ".join(str(value).split())
        if not title or not title.isprintable() or len(title) > LONGEST_TITLE:
            self.fail(f"A title is one line of 1 to {LONGEST_TITLE} letters.", param, ctx)
        return title


class Tags(click.ParamType[tuple[str, ...]]):
    """Takes tags with commas between them."""

    name = "tags"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        from judge.catalog.package import MOST_TAGS, is_tag

        if isinstance(value, tuple):
            return value
        tags = tuple(dict.fromkeys(tag for part in str(value).split(",") if (tag := part.strip())))
        wrong = next((tag for tag in tags if not is_tag(tag)), None)
        if wrong is not None:
            self.fail(
                f"a tag is made of a-z, 0-9 and -, not {wrong!r}; commas stand between tags.", param, ctx
            )
        if not 1 <= len(tags) <= MOST_TAGS:
            self.fail(f"a problem has 1 to {MOST_TAGS} tags.", param, ctx)
        return tags


class BoundText(click.ParamType[str]):
    """Takes a complexity bound, as problem.yaml does."""

    name = "bound"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from judge.model.bound import InvalidBound, parse_bound

        try:
            parse_bound(str(value))
        except InvalidBound as error:
            self.fail(f"{error}.", param, ctx)
        return str(value).strip()


@click.command("new")
@click.argument("slug")
@click.option("--kind", type=click.Choice(KINDS), help="What a solution defines.  [default: function]")
@click.option("--title", type=Title(), help="Default: the words of the slug.")
@click.option("--difficulty", type=click.Choice(DIFFICULTIES), help="Default: medium.")
@click.option("--tags", type=Tags(), metavar="TAG,TAG", help=f"Default: {DEFAULT_TAG}.")
@click.option("--bound", type=BoundText(), metavar="O(...)", help="Time bound.  [default: the example's]")
@click.option("--yes", "-y", is_flag=True, help="Ask nothing, not even on a terminal: take the defaults.")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The bank to write to; made if it is not there. Default: the bank of --bank or $JUDGE_BANK, else "
    "the current directory.",
)
@click.option("--bank", type=click.Path(path_type=Path), metavar="DIR", help="An existing bank to write to.")
def new_command(
    slug: str,
    kind: str | None,
    title: str | None,
    difficulty: str | None,
    tags: tuple[str, ...] | None,
    bound: str | None,
    yes: bool,
    into: Path | None,
    bank: Path | None,
) -> None:
    """Write a new problem package SLUG to begin with.

    It is a small worked example, whole from the statement to the slow solutions, so that `judge verify SLUG`
    passes at once. Replace it part by part, and verify after each. The guide
    docs/authoring.md in judge's repository leads through it.
    """
    if into is not None and bank is not None:
        raise click.UsageError("Only one of --into and --bank can be given.")
    from judge.catalog.scaffold import (
        EXAMPLE_BOUNDS,
        Kind,
        Plan,
        check_free,
        check_slug,
        default_title,
        scaffold,
    )

    asking = not yes and sys.stdin.isatty() and sys.stdout.isatty()
    check_slug(slug, cast(Kind, kind or "function"))
    root = _root(slug, into, bank)
    _require_new(slug, root, into)
    check_free(slug, root)

    def ask(given: T | None, question: str, default: Any, type: Any) -> T:
        if given is not None or not asking:
            return cast(T, default) if given is None else given
        return cast(T, click.prompt(question, default=default, type=type))

    chosen: Kind = ask(
        cast(Kind | None, kind), "What does a solution define?", "function", click.Choice(KINDS)
    )
    check_slug(slug, chosen)
    plan = Plan(
        slug=slug,
        kind=chosen,
        title=ask(title, "Title", default_title(slug), Title()),
        difficulty=ask(difficulty, "Difficulty", "medium", click.Choice(DIFFICULTIES)),
        tags=Tags().convert(ask(tags, "Tags, with commas between", DEFAULT_TAG, Tags()), None, None),
        bound=ask(bound, "Time bound", EXAMPLE_BOUNDS[chosen], BoundText()),
    )
    made = scaffold(plan, root)
    _print_made(plan.slug, root, made.folder, made.solutions, made.new_bank)
    if not plan.example_keeps_bound:
        own = EXAMPLE_BOUNDS[chosen]
        click.echo(f"\nThe worked example has a bound of its own, {own}, so that it can be proved.")
        click.echo(
            f"Yours, {plan.bound}, stands in problem.yaml as a comment: put it in with your solutions."
        )


def _root(slug: str, into: Path | None, bank: Path | None) -> Path:
    """Return the bank to write to. Raises UsageError."""
    if into is not None:
        if into.name == "problems":
            raise UsageError(
                f"--into names a bank, not the folder `problems` in it: {into}.",
                f"Write `judge new {slug} --into {into.parent}`.",
            )
        if into.exists() and not into.is_dir():
            raise UsageError(f"{into} is not a folder.", "Name the folder of a bank, or a new one.")
        return into.absolute()
    named = [bank] if bank is not None else named_banks()
    if named:
        return Workspace(named[:1]).bank.root
    try:
        return Path.cwd()
    except OSError:
        raise UsageError("The current directory is gone.", "Name a folder with --into DIR.") from None


def _require_new(slug: str, root: Path, into: Path | None) -> None:
    """Raise UsageError if a bank that is searched has the problem: one of the two would be hidden."""
    if into is not None:
        return
    for other in default_banks():
        folder = other / "problems" / slug
        if other != root and folder.is_dir():
            raise UsageError(
                f"There is a problem '{slug}' already: {folder}.",
                "Choose another slug, or write to a bank of your own with --into DIR.",
            )


def _print_made(slug: str, root: Path, folder: Path, solutions: Path, new_bank: bool) -> None:
    """Print what was made, and what to do next."""
    if new_bank:
        click.echo(f"Made a new bank in {root}.")
    for path in (folder, solutions):
        click.echo(f"Wrote {_shown(path)}/")
    found = root.resolve() in Workspace().roots
    bank = "" if found else f" --bank {shlex.quote(_shown(root))}"
    wrong = shlex.quote(_shown(min((solutions / "wrong_answer").glob("*.py"))))
    click.echo("\nIt holds a small worked example. Next:")
    click.echo(f"  prove it:               judge verify {slug}{bank}")
    click.echo(f"  read it as a solver:    judge show {slug}{bank}")
    click.echo(f"  see a wrong one fail:   judge run {slug} {wrong}{bank}")
    click.echo("Then replace it part by part, beginning with statement.md and stub.py, and verify again.")


def _shown(path: Path) -> str:
    """Return a path as short as it can be."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
