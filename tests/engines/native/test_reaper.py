"""A judge that is killed at its worst moment leaves no process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from judge.engines.native import reaper
from judge.engines.native.sandbox import Sandbox
from tests.workers import is_running, open_files, wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is for Linux")

STARTING = """
import sys, time
from judge.engines.native.isolation import Interpreter
from judge.engines.native.process import WorkerProcess
WorkerProcess(sys.argv[1], Interpreter())
time.sleep(1000)
"""

HALF_STARTED = """#!/bin/sh
# as bubblewrap before it has spoken with its child, which nothing binds to it yet
sleep 1000 &
echo $! $PPID > {told}.new
mv {told}.new {told}
wait
"""


@pytest.fixture
def half_started(tmp_path: Path) -> tuple[Path, Path]:
    """A bubblewrap that never gets further than its child, and the file that names child and judge."""
    script, told = tmp_path / "bwrap", tmp_path / "told"
    script.write_text(HALF_STARTED.format(told=told))
    script.chmod(0o755)
    return script, told


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_judge_that_is_ended_while_bubblewrap_starts_leaves_nothing(
    half_started: tuple[Path, Path], number: int
) -> None:
    script, told = half_started
    judge = subprocess.Popen([sys.executable, "-c", STARTING, str(script)], stderr=subprocess.DEVNULL)
    wait_until(told.exists)
    child, parent = map(int, told.read_text().split())
    assert parent == judge.pid
    assert is_running(child)
    judge.send_signal(number)
    judge.wait()
    wait_until(lambda: not is_running(child))


def test_a_reaper_that_is_gone_is_replaced() -> None:
    first = reaper.process_group()
    assert first is not None
    assert reaper.process_group() == first
    before = len(open_files())
    os.killpg(first, signal.SIGKILL)
    wait_until(lambda: reaper.process_group() != first)
    second = reaper.process_group()
    assert second is not None
    assert is_running(second)
    assert len(open_files()) <= before


def test_without_a_shell_workers_start_in_sessions_of_their_own(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise FileNotFoundError("/bin/sh")

    monkeypatch.setattr(reaper, "_reapers", {})
    monkeypatch.setattr(reaper, "Reaper", fails)
    assert reaper.process_group() is None
    with sandbox.spawn() as worker:
        assert os.getsid(worker._process.pid) == worker._process.pid


def test_a_signal_for_the_judges_group_is_not_for_the_worker(sandbox: Sandbox) -> None:
    with sandbox.spawn() as worker:
        assert os.getpgid(worker._process.pid) != os.getpgid(0)
