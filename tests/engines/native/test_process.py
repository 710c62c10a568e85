"""A worker process that cannot be started leaves no process and no open file behind."""

import os
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from judge.engines.native.isolation import Interpreter
from judge.engines.native.process import WorkerProcess
from judge.engines.native.sandbox import Sandbox
from tests import workers

nothing_left_behind = workers.nothing_left_behind
pytestmark = pytest.mark.usefixtures("nothing_left_behind")


class Refused(Exception):
    """What a test has fail."""


def refusing(work: Callable[..., Any], after: int = 0) -> Callable[..., Any]:
    """The same function, which fails once it has been called so many times."""
    calls = iter(range(after))

    def refuses(*arguments: Any, **named: Any) -> Any:
        if next(calls, None) is None:
            raise Refused
        return work(*arguments, **named)

    return refuses


@pytest.mark.parametrize("pipes", range(3))
def test_where_a_pipe_cannot_be_made(monkeypatch: pytest.MonkeyPatch, pipes: int) -> None:
    monkeypatch.setattr(os, "pipe", refusing(os.pipe, pipes))
    with pytest.raises(Refused):
        WorkerProcess("bwrap", Interpreter())


@pytest.mark.parametrize("bubblewrap", ["bwrap", None])
def test_where_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch, bubblewrap: str | None) -> None:
    monkeypatch.setattr(subprocess, "Popen", refusing(subprocess.Popen))
    with pytest.raises(Refused):
        WorkerProcess(bubblewrap, Interpreter())


def test_where_its_code_cannot_be_sent(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox) -> None:
    monkeypatch.setattr(WorkerProcess, "send", refusing(WorkerProcess.send))
    with pytest.raises(Refused):
        sandbox.spawn()


def test_where_it_cannot_be_confined(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox) -> None:
    monkeypatch.setattr(WorkerProcess, "confine", refusing(WorkerProcess.confine))
    with pytest.raises(Refused):
        sandbox.spawn()
