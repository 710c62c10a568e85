"""The sandbox falls back where it must, says so, and leaves nothing behind on the way."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from judge.engines.native.isolation import Interpreter
from judge.engines.native.sandbox import Sandbox
from judge.model.errors import TooLittleIsolation
from judge.model.outcome import Killed, Lost, Returned
from tests import workers
from tests.workers import SHORT, descendants, is_running, outcome_of, returned, runner, solve

nothing_left_behind = workers.nothing_left_behind
pytestmark = pytest.mark.usefixtures("nothing_left_behind")


Fake = Callable[[str], Path]


@pytest.fixture
def fake_bubblewrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Puts a script in the place of bubblewrap; it notes each start in `starts` beside it."""

    def make(script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir()
        path = folder / "bwrap"
        path.write_text(f"#!/bin/sh\necho >> {folder}/starts\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
        return path

    return make


def works(sandbox: Sandbox) -> bool:
    return returned(outcome_of(sandbox, "def solve(x): return x", 7)).values == (7,)


def test_the_isolation_is_unknown_until_a_worker_has_started(cache: Path) -> None:
    fresh = Sandbox(cache, [])
    assert fresh.isolation is None
    assert works(fresh)
    assert fresh.isolation is not None


def test_without_bubblewrap_the_tier_is_restricted_with_a_note(cache: Path) -> None:
    sandbox = Sandbox(cache, [], bubblewrap=lambda: None)
    assert works(sandbox)
    assert sandbox.isolation is not None
    assert sandbox.isolation.tier == "restricted"
    assert "bubblewrap is not installed" in sandbox.isolation.note


REFUSAL = "bwrap: Creating new namespace failed: Operation not permitted"


def test_where_bubblewrap_fails_the_tier_is_restricted_with_its_reason(
    cache: Path, fake_bubblewrap: Fake
) -> None:
    path = fake_bubblewrap(f"echo '{REFUSAL}' >&2\necho more >&2\nexit 1")
    sandbox = Sandbox(cache, [])
    for _ in range(3):
        assert works(sandbox)
    assert sandbox.isolation is not None
    assert sandbox.isolation.tier == "restricted"
    assert "Creating new namespace failed: Operation not permitted" in sandbox.isolation.note
    assert "more" not in sandbox.isolation.note
    assert len(path.with_name("starts").read_text()) == 1  # it is not tried again


def test_where_bubblewrap_fails_in_silence_the_note_says_so(cache: Path, fake_bubblewrap: Fake) -> None:
    fake_bubblewrap("exit 1")
    sandbox = Sandbox(cache, [])
    assert works(sandbox)
    assert sandbox.isolation is not None
    assert sandbox.isolation.tier == "restricted"
    assert "no reason given" in sandbox.isolation.note


def test_a_bubblewrap_that_ends_before_it_is_spoken_to_has_failed_like_any_other(
    cache: Path, fake_bubblewrap: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a busy machine it may be gone before the judge has written a byte."""
    fake = fake_bubblewrap(f"echo '{REFUSAL}' >&2\nexit 1")
    start = subprocess.Popen

    def start_and_wait(command: list[str], **options: Any) -> "subprocess.Popen[bytes]":
        process: subprocess.Popen[bytes] = start(command, **options)
        if command[0] == str(fake):
            process.wait()
        return process

    monkeypatch.setattr(subprocess, "Popen", start_and_wait)
    sandbox = Sandbox(cache, [])
    assert works(sandbox)
    assert sandbox.isolation is not None
    assert sandbox.isolation.tier == "restricted"
    assert "Operation not permitted" in sandbox.isolation.note


def test_the_bubblewrap_that_a_sandbox_is_given_is_the_one_it_uses(
    cache: Path, fake_bubblewrap: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.environ["PATH"]
    fake = fake_bubblewrap(f"echo '{REFUSAL}' >&2\nexit 1")
    monkeypatch.setenv("PATH", before)
    sandbox = Sandbox(cache, [], bubblewrap=lambda: str(fake))
    assert works(sandbox)
    assert fake.with_name("starts").exists()
    assert sandbox.isolation is not None
    assert sandbox.isolation.tier == "restricted"


def test_without_a_filter_there_is_no_isolation_and_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    for sandbox in (Sandbox(tmp_path, []), Sandbox(tmp_path, [], bubblewrap=lambda: None)):
        assert works(sandbox)
        assert sandbox.isolation is not None
        assert sandbox.isolation.tier == "none"
        assert "no seccomp filter" in sandbox.isolation.note


FORKING = """
import os, time
def solve(x):
    if os.fork() == 0:
        time.sleep(10_000)
    {after}
"""


@pytest.mark.parametrize("after", ["return 1", "os._exit(0)", "time.sleep(10_000)"])
def test_without_isolation_processes_that_a_submission_started_end_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    sandbox = Sandbox(tmp_path, [], bubblewrap=lambda: None)
    with runner(sandbox, FORKING.format(after=after)) as run:
        outcome = run.run(solve(1), time_limit=SHORT)
    assert isinstance(outcome, Returned | Killed)


def test_where_nothing_can_be_started_the_outcome_is_lost(cache: Path, tmp_path: Path) -> None:
    for executable in (Path("/bin/false"), tmp_path / "nowhere"):
        sandbox = Sandbox(cache, [], Interpreter(executable), bubblewrap=lambda: None)
        outcome = outcome_of(sandbox, "def solve(x): return x")
        assert isinstance(outcome, Lost)
        assert outcome.detail


def test_where_the_fallback_fails_too_the_outcome_is_lost(
    cache: Path, tmp_path: Path, fake_bubblewrap: Fake
) -> None:
    """The interpreter of the fallback hangs up without ending: it must not stay behind."""
    fake_bubblewrap("exit 1")
    mute = tmp_path / "mute"
    mute.write_text(f"#!{sys.executable}\nimport os, time\nos.closerange(3, 1000)\ntime.sleep(10_000)\n")
    mute.chmod(0o755)
    sandbox = Sandbox(cache, [], Interpreter(mute))
    assert isinstance(outcome_of(sandbox, "def solve(x): return x"), Lost)


# -- preparing -----------------------------------------------------------------------------------------


def started(before: list[int]) -> list[int]:
    return [pid for pid in descendants(os.getpid()) if pid not in before and is_running(pid)]


def test_a_prepared_worker_is_the_one_that_the_next_runner_uses(cache: Path) -> None:
    before = descendants(os.getpid())
    sandbox = Sandbox(cache, [], bubblewrap=lambda: None)
    sandbox.prepare()
    sandbox.prepare()
    (spare,) = started(before)
    with runner(sandbox, "import os\ndef solve(x): return os.getpid()") as run:
        assert returned(run.run(solve(1))).values == (spare,)
        sandbox.close()  # nothing is left to close: the worker has been taken
        assert returned(run.run(solve(1))).values == (spare,)


def test_a_prepared_worker_that_nobody_takes_is_ended_however_far_it_has_come(cache: Path) -> None:
    sandbox = Sandbox(cache, [])
    for attempt in range(30):
        sandbox.prepare()
        time.sleep(attempt / 3000)  # it is interrupted at different moments of its start
        sandbox.close()
    sandbox.close()


def test_no_submission_gets_into_a_worker_below_the_lowest_tier(cache: Path) -> None:
    sandbox = Sandbox(cache, [], bubblewrap=lambda: None, lowest="strict")
    with runner(sandbox, "def solve(x):\n    return x\n") as one, pytest.raises(TooLittleIsolation) as caught:
        one.load()
    assert caught.value.tier in ("restricted", "none")
    assert "--allow-isolation" in caught.value.advice
    assert works(Sandbox(cache, [], bubblewrap=lambda: None, lowest="none"))
