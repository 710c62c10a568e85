"""What a person sees on a terminal while judging goes on, and what stays there."""

import io

import pytest
from rich.console import Console

from judge.cli import progress
from judge.cli.progress import Lines
from tests import reports


def lines() -> tuple[Lines, io.StringIO]:
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, width=100, height=50, color_system=None)
    return Lines(console, "", "window_max", "judge run window_max"), file


def test_the_failing_case_stays_on_the_screen_when_the_search_for_a_smaller_one_is_interrupted() -> None:
    told, file = lines()
    failure = reports.wrong_answer().failure
    assert failure is not None
    told.failed(failure)
    assert "Looking for a smaller input" in file.getvalue()
    told.interrupted()
    told.close()
    last = file.getvalue().rpartition("\x1b[2K")[2]
    assert "judge run window_max" in last
    assert "Looking for" not in last


def test_long_measuring_says_how_to_do_without(monkeypatch: pytest.MonkeyPatch) -> None:
    told, file = lines()
    told.measuring("ascending")
    assert "--no-growth" not in file.getvalue()
    monkeypatch.setattr(progress, "LONG", 0.0)
    told.measuring("ascending again, n = 8")
    told.close()
    assert "ascending again, n = 8" in file.getvalue()
    assert "--no-growth leaves this out" in file.getvalue()
