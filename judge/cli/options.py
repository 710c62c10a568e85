"""Options and parameter types that several commands share."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from judge.cli.workspace import Workspace
from judge.model.errors import JudgeError


class Slug(click.ParamType[str]):
    """The slug of a problem; the shell completes it from the bank."""

    name = "slug"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        try:
            slugs = Workspace(ctx.params.get("bank") or ()).bank.slugs()
        except (JudgeError, OSError):
            return []
        return [CompletionItem(slug) for slug in slugs if slug.startswith(incomplete)]


class Amount(click.FloatRange):
    """A number in a range; `nan` is none, though every comparison lets it pass."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


_BANK = (
    "Bank of problems to use: a folder with problems/ and solutions_reference/; several are searched in "
    "order. "
)


def bank_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return _bank_option(
        "Default: those of $JUDGE_BANK, else the current directory if it is a bank, and then the bank that "
        "ships with judge."
    )(command)


def named_bank_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """For commands that must not take the folder of somebody's submissions for a bank."""
    return _bank_option(
        "Default: those of $JUDGE_BANK, and then the bank that ships with judge; never the current directory."
    )(command)


def _bank_option(default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(
        "--bank", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help=_BANK + default
    )


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")(
        command
    )
