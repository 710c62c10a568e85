"""The counted engine from outside: its process, started early and ended by a watchdog if it blocks."""

import contextlib
import json
import os
import subprocess
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from judge.engines.counted.build import COMPONENT, IDENTITY
from judge.engines.counted.wire import WAITS, Answer, Order, Served, read, write
from judge.model.errors import JudgeFault
from judge.processes import module_command
from judge.versions import installed_version

BLOCKED_SECONDS = 60.0
"""Seconds of wall time that an order may take besides those that its instructions take on a slow machine: an
instance that waits for something executes nothing, and no instruction limit ends it."""

SLOWEST_RATE = 5e7
"""Instructions a second that even a busy machine does: a fiftieth of what an idle one was measured to do."""

FOLDER = "JUDGE_ENGINE"
"""The variable that names another folder for the compiled component than that in the cache."""

Compiling = Callable[[], AbstractContextManager[object]]


class Blocked(Exception):
    """An order did not come to its end, although it had not used its instructions; the process was ended."""


class CountedEngine:
    """The process that holds the compiled component. A context manager; leaving it ends the process.

    `compiling` wraps the first use on a machine, which takes some seconds, to show progress. May be used by
    several threads: their orders take turns.
    """

    def __init__(self, cache: Path, compiling: Compiling = nullcontext) -> None:
        self.cache = cache
        self.compiling = compiling
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._turn = threading.RLock()

    def prepare(self) -> None:
        """Begin to start the process, while whoever calls gets ready. Raises JudgeFault."""
        with self._turn:
            if self._process is None:
                self._process = self._start()
                self._ready = False

    def wait(self) -> None:
        """Wait until the engine works, and is compiled. Raises JudgeFault."""
        with self._turn:
            self.prepare()
            assert self._process is not None
            self._await_ready(self._process)

    def serve(self, order: Order, seconds: float = BLOCKED_SECONDS) -> Served:
        """Carry out an order. Raises Blocked, or JudgeFault where the engine does not work."""
        with self._turn:
            self.prepare()
            assert self._process is not None
            self._await_ready(self._process)
            limit = seconds + sum(request.fuel for request in order.requests) / SLOWEST_RATE
            message = ([tuple(request) for request in order.requests], order.memory, order.lines)
            answer, timed_out = self._exchange(self._process, message, limit)
            if answer is None:
                detail = self._error()
                waited = self._process.wait() == WAITS
                self.close()
                if timed_out or waited:
                    raise Blocked
                raise JudgeFault("The counted engine has ended.", detail)
            answers, lines = answer
            return Served(tuple([Answer(*one) for one in answers]), lines)

    def close(self) -> None:
        """End the process, if there is one."""
        with contextlib.suppress(OSError):
            if (process := self._process) is not None:
                process.kill()
        with self._turn:
            process, self._process = self._process, None
            if process is not None:
                process.kill()
                for stream in (process.stdin, process.stdout, process.stderr):
                    if stream is not None:
                        with contextlib.suppress(OSError):
                            stream.close()
                process.wait()

    def __enter__(self) -> "CountedEngine":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------------------------------

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*module_command("judge.engines.counted.server"), str(COMPONENT), str(self.compiled)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            start_new_session=True,  # a signal for our own group is not for it; it ends with its stdin
        )

    @property
    def compiled(self) -> Path:
        """Where the machine code of the component is kept."""
        folder = Path(os.environ.get(FOLDER) or self.cache / "engine")
        return folder / f"{component_digest()[:24]}-{installed_version('wasmtime')}.cwasm"

    def is_compiled(self) -> bool:
        """Return whether the component is compiled: else the first order takes some seconds."""
        try:
            return self.compiled.exists()
        except JudgeFault:
            return False

    def _await_ready(self, process: subprocess.Popen[bytes]) -> None:
        """Wait until the component is loaded, and compiled where this machine has not done so before."""
        if self._ready:
            return
        with nullcontext() if self.compiled.exists() else self.compiling():
            assert process.stdout is not None
            found = read(process.stdout)
        if found != "ready":
            detail = found if isinstance(found, str) else self._error()
            self.close()
            raise JudgeFault(f"The counted engine does not work here: {detail}", "See `judge doctor`.")
        self._ready = True

    def _exchange(self, process: subprocess.Popen[bytes], message: object, limit: float) -> tuple[Any, bool]:
        """Return the answer to a message, None if there is none, and whether time was up."""
        assert process.stdin is not None and process.stdout is not None
        timed_out = threading.Event()

        def give_up() -> None:
            timed_out.set()
            process.kill()

        watchdog = threading.Timer(limit, give_up)
        watchdog.daemon = True
        watchdog.start()
        try:
            write(process.stdin, message)
            return read(process.stdout), timed_out.is_set()
        except OSError:
            return None, timed_out.is_set()
        finally:
            watchdog.cancel()

    def _error(self) -> str:
        """Return the last line that the process has printed, once it has ended."""
        process = self._process
        if process is None or process.stderr is None:
            return ""
        process.kill()
        lines = process.stderr.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "it has ended without a word"


def component_digest() -> str:
    """Return the hash of the component of this installation. Raises JudgeFault where there is none."""
    try:
        digest = json.loads(IDENTITY.read_text())["sha256"]
    except (OSError, ValueError, KeyError):
        raise JudgeFault(
            "The counted engine is missing: it is built when judge is installed.",
            "Install judge again (in a checkout: `make setup`), or leave out the growth with --no-growth.",
        ) from None
    return str(digest)
