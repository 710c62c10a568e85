"""Clocks that tell what a process has used, also where it runs on another processor than the judge."""

import os
import threading
import time
from pathlib import Path

import pytest

from judge.sandbox.clocks import REST, Rest

RUNNING, ASLEEP = "7 (solve) R) R 1 7", "7 (solve) R) S 1 7"


def test_it_waits_until_a_running_process_sleeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("judge.sandbox.clocks.REST", 1000.0)
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
    monkeypatch.setattr("judge.sandbox.clocks.REST", 1000.0)
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
