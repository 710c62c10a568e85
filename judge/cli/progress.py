"""What a person sees while a submission is judged."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.text import Text

from judge.model.report import Failure, StageReport
from judge.report import terminal
from judge.report.failure import failure_screen

if TYPE_CHECKING:
    from rich.live import Live
    from rich.status import Status

LONG = 3.0
"""Seconds of measuring from which on a person wants to know how to do without."""


class Lines:
    """Prints a line a stage as it ends. On a terminal the first failing case is shown at once, and gives
    way to the final report when a smaller one has been looked for."""

    def __init__(self, console: Console, source: str, slug: str, command: str) -> None:
        self.console = console
        self.source, self.slug, self.command = source, slug, command
        self._live: Live | None = None
        self._found: RenderableType = ""
        self._status: Status | None = None
        self._measuring_since = 0.0

    def stage_started(self, name: str, total: int) -> None:
        pass

    def stage_finished(self, stage: StageReport) -> None:
        self._stop_status()
        self.console.print(terminal.stage_line(stage))

    def measuring(self, what: str) -> None:
        if not self.console.is_terminal:
            return
        if self._status is None:
            self._measuring_since = time.monotonic()
            self._status = self.console.status("")
            self._status.start()
        passed = time.monotonic() - self._measuring_since
        told = f"  ({passed:.0f} s; --no-growth leaves this out)" if passed >= LONG else ""
        self._status.update(Text(f"measuring the growth: {what}{told}", "dim"))

    def failed(self, failure: Failure) -> None:
        if not self.console.is_terminal:
            return
        from rich.live import Live

        self._found = failure_screen(failure, self.source, self.slug, self.command)
        looking = Text("\nLooking for a smaller input ...", "dim")
        self._live = Live(
            Group(Text(), self._found, looking), console=self.console, transient=True, auto_refresh=False
        )
        self._live.start(refresh=True)

    def interrupted(self) -> None:
        """Leave what has been found on the screen, although nothing smaller has been."""
        if self._live is not None:
            self._live.stop()
            self._live = None
            self.console.print(Group(Text(), self._found))

    def _stop_status(self) -> None:
        if self._status is not None:
            self._status.stop()
            self._status = None

    def close(self) -> None:
        self._stop_status()
        if self._live is not None:
            self._live.stop()
            self._live = None


@contextmanager
def building(slug: str) -> Iterator[None]:
    """Say that the cases of a problem are being built, on stderr: it takes seconds, once."""
    console = Console(stderr=True, highlight=False)
    message = f"Building the cases of {slug}, once ..."
    if console.is_terminal:
        with console.status(message):
            yield
    else:
        print(message, file=sys.stderr, flush=True)
        yield
