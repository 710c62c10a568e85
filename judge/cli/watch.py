"""Judging a file again whenever it is saved."""

import time
from collections.abc import Callable
from pathlib import Path

import click

from judge.cli.workspace import read_source
from judge.model.errors import UsageError
from judge.model.verdict import Verdict

LOOK_SECONDS = 0.2
"""Time between two looks at the file."""


def watch(path: Path, source: bytes, judge: Callable[[bytes], Verdict]) -> Verdict:
    """Judge the source of a file, and again whenever it is another, until Ctrl-C. Gives the last verdict."""
    while True:
        click.clear()  # does nothing where stdout is no terminal
        verdict = judge(source)
        try:
            click.echo(f"\nWaiting for {click.format_filename(path)} to change; Ctrl-C ends.")
            source = _changed(path, source)
        except KeyboardInterrupt:
            click.echo()
            return verdict


def _changed(path: Path, before: bytes) -> bytes:
    """The next source of the file. While an editor replaces it, it may be missing or empty for a moment."""
    told = ""
    while True:
        time.sleep(LOOK_SECONDS)
        try:
            source = read_source(path)
        except UsageError as error:
            if path.exists() and error.message != told:
                told = error.message
                click.echo(f"{error.message} {error.advice}".rstrip())
            continue
        if source.strip() and source != before:
            return source
