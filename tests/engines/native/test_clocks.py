"""Clocks that tell what a process has used, also where it runs on another processor than the judge."""

import os
import threading
import time
from pathlib import Path

import pytest

from judge.engines.native.clocks import REST, Countdown, Rest

RUNNING, ASLEEP = "7 (solve) R) R 1 7", "7 (solve) R) S 1 7"


def test_it_waits_until_a_running_process_sleeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("judge.engines.native.clocks.REST", 1000.0)
    stat = tmp_path / "stat"
    stat.write_text(RUNNING)
    rest = Rest(str(stat))
    waiting = threading.Thread(target=rest.wait, daemon=True)
    waiting.start()
    waiting.join(REST)
    assert waiting.is_alive()
    stat.write_text(ASLEEP)
    waiting.join()
    rest.close()


def test_what_sleeps_or_cannot_be_known_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("judge.engines.native.clocks.REST", 1000.0)
    stat = tmp_path / "stat"
    stat.write_text(ASLEEP)
    for path in (stat, tmp_path / "none"):
        rest = Rest(str(path))
        rest.wait()
        rest.close()


def test_a_process_that_never_sleeps_is_waited_for_a_moment_only(tmp_path: Path) -> None:
    stat = tmp_path / "stat"
    stat.write_text(RUNNING)
    rest = Rest(str(stat))
    began = time.monotonic()
    rest.wait()
    assert time.monotonic() - began >= REST
    rest.close()


def test_this_process_is_running() -> None:
    rest = Rest(f"/proc/{os.getpid()}/stat")
    assert rest._is_running()
    rest.close()


class Told:
    """A countdown whose clocks stand where they are put."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, limit: float, idle: float = 0.0) -> None:
        self.now = self.cpu = self.waited = 0.0
        monkeypatch.setattr(time, "monotonic", lambda: self.now)
        self.countdown = Countdown(limit, lambda: self.waited, lambda: self.cpu, idle)

    def left(self, now: float, cpu: float, waited: float = 0.0) -> float:
        self.now, self.cpu, self.waited = now, cpu, waited
        return self.countdown.left()


def test_waiting_for_a_processor_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(monkeypatch, 2.0)
    assert told.left(0.5, 0.5) == 1.5
    assert told.left(2.5, 0.5) == 0.0
    assert told.left(2.5, 0.5, waited=1.0) == 0.5
    assert told.left(2.5, 2.0, waited=1.0) == 0.0


def test_who_may_be_idle_is_limited_by_processor_time(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(monkeypatch, 2.0, idle=10.0)
    assert told.left(1.0, 0.0) == 1.0
    assert told.left(3.0, 0.5) == 1.5  # it cannot have used up the limit before
    assert told.left(3.0, 2.0) == 0.0
    assert told.left(9.5, 0.5) == 0.5
    assert told.left(10.0, 0.5) == 0.0
    assert told.left(10.0, 0.5, waited=0.25) == 0.25


def test_where_processor_time_cannot_be_known_nobody_may_be_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 0.0)
    countdown = Countdown(2.0, lambda: 0.0, lambda: None, idle=10.0)
    monkeypatch.setattr(time, "monotonic", lambda: 2.0)
    assert countdown.left() == 0.0
