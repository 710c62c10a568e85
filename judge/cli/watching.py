"""What a person sees while many submissions are graded: a bar on a terminal, a line now and then in a log."""

import time
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from judge.model.grade import Grade
from judge.model.verdict import Verdict

LINE_SECONDS = 15.0
"""Seconds between two lines where there is no terminal, and the first one comes after as many."""


class Watching(Protocol):
    """A watcher of grading that is a context manager."""

    def begin(self, total: int, known: int) -> None: ...

    def graded(self, grade: Grade) -> None: ...

    def __enter__(self) -> "Watching": ...

    def __exit__(self, *_: object) -> None: ...


def watcher_for(console: Console) -> Watching:
    """The watcher that fits where messages go."""
    return Bar(console) if console.is_terminal else Lines(console)


class Bar:
    """A bar with the rate and the time that is left."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("grading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[rejected]}", style="red"),
            console=console,
            transient=True,
        )
        self._bar: TaskID | None = None
        self._pace = Pace()

    def begin(self, total: int, known: int) -> None:
        self._pace.begin(total, known)
        self._bar = self._progress.add_task("", total=total, completed=known, rate="", rejected="")

    def graded(self, grade: Grade) -> None:
        self._pace.graded(grade)
        if self._bar is not None:
            self._progress.update(
                self._bar, advance=1, rate=self._pace.rate(), rejected=self._pace.rejected_words()
            )

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()


class Lines:
    """A line every few seconds, for logs."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._pace = Pace()
        self._told = time.monotonic()

    def begin(self, total: int, known: int) -> None:
        self._pace.begin(total, known)
        if known:
            self._console.print(f"{known:,} of {total:,} are in the journal already.", soft_wrap=True)

    def graded(self, grade: Grade) -> None:
        self._pace.graded(grade)
        if time.monotonic() - self._told >= LINE_SECONDS:
            self._told = time.monotonic()
            self._console.print(self._pace.line(), soft_wrap=True)

    def __enter__(self) -> "Lines":
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Pace:
    """How many are graded, how quickly, and how long the rest will take."""

    def __init__(self) -> None:
        self.total = self.known = self.done = self.rejected = 0
        self.began = time.monotonic()

    def begin(self, total: int, known: int) -> None:
        self.total, self.known = total, known
        self.began = time.monotonic()

    def graded(self, grade: Grade) -> None:
        self.done += 1
        self.rejected += grade.verdict is not Verdict.AC

    def per_second(self) -> float:
        return self.done / max(time.monotonic() - self.began, 1e-6)

    def rate(self) -> str:
        return f"{self.per_second():.1f} a second"

    def rejected_words(self) -> str:
        return f"{self.rejected:,} not accepted" if self.rejected else ""

    def line(self) -> str:
        left = (self.total - self.known - self.done) / max(self.per_second(), 1e-6)
        minutes, seconds = divmod(round(left), 60)
        graded = self.known + self.done
        return f"{graded:,} of {self.total:,} graded, {self.rate()}, {minutes}:{seconds:02} left"
