"""One worker process from outside: starting it, its pipes, its clocks, its end.

Nothing here knows what a submission is; `runner` speaks with the worker through this.
"""

import contextlib
import json
import os
import select
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from judge.engines.native import isolation, reaper
from judge.engines.native.bootstrap import worker_code
from judge.engines.native.cgroup import Confinement, Group, Tree
from judge.engines.native.clocks import Countdown, Waiting
from judge.engines.native.packages import Imports
from judge.engines.native.processor import PATIENCE, SharedProcessor
from judge.engines.protocol import HEADER, RESULT_LIMIT, ProtocolError
from judge.model.outcome import Ending

GRACE = 0.5
"""Seconds to wait for a killed process to be gone, before it is left to the kernel."""

FORCED = {getattr(signal, f"SIG{name}", None) for name in "ILL TRAP BUS FPE KILL SEGV SYS".split()}
"""The signals that can end a worker under bubblewrap: as process 1 of its namespace it ignores all that the
kernel does not force on it. bubblewrap then exits with 128 more, as it does where the worker itself does."""

INFO_LIMIT = 10.0
"""Seconds until bubblewrap must have told the worker's process id."""


class ProcessEnded(Exception):
    """The worker is gone: it closed its end of the pipe."""


class TimeIsUp(Exception):
    """The worker used all its time without an answer."""


class WorkerProcess:
    """A started worker: send frames, wait for frames, read its clocks, kill it.

    A context manager; leaving it kills the process and everything it may have started.
    """

    def __init__(
        self,
        bubblewrap: str | None,
        interpreter: isolation.Interpreter,
        secrets: Sequence[Path] = (),
        imports: Imports = Imports(),  # noqa: B008
    ) -> None:
        self.strict = bubblewrap is not None
        self.imports = imports
        self._unsent = worker_code()
        self._pid: int | None = None
        self._asking = threading.Lock()
        self._waiting: tuple[Waiting, Waiting] | None = None
        self._info: int | None = None
        self._shared: SharedProcessor | None = None
        self._confinement: Confinement | None = None
        self._requests = self._replies = -1
        inherited = []
        try:
            request_read, self._requests = os.pipe()
            inherited.append(request_read)
            self._replies, reply_write = os.pipe()
            inherited.append(reply_write)
            command = [*interpreter.arguments]
            if bubblewrap is not None:
                self._info, info_write = os.pipe()
                inherited.append(info_write)
                command = isolation.bubblewrap_command(bubblewrap, interpreter, secrets, info_write, imports)
            group = reaper.process_group() if self.strict else None
            self._process = subprocess.Popen(
                [*command, str(request_read), str(reply_write), *imports.arguments(self.strict)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                pass_fds=inherited,
                env={**isolation.bare_environment(), **imports.environment},
                cwd="/",
                # a signal for our own group (Ctrl-C, timeout) is not for the worker
                start_new_session=group is None,
                process_group=group,
            )
        except BaseException:
            self._close_pipes()
            raise
        finally:
            for fd in inherited:
                os.close(fd)
        try:
            os.set_blocking(self._requests, False)
            self._poll = select.poll()
            self._poll.register(self._replies, select.POLLIN)
            with contextlib.suppress(ProcessEnded):  # the first frame after it will tell
                self.send(b"")
        except BaseException:
            self.kill()
            raise

    # -- talking -------------------------------------------------------------------------------

    def send(self, frame: bytes, deadline: float = 10.0) -> None:
        """Write a frame, before the first one the worker's own code.

        Raises ProcessEnded or, if the worker does not read, TimeIsUp.
        """
        data = memoryview(self._unsent + frame)
        self._unsent = b""
        end = time.monotonic() + deadline
        while data:
            try:
                data = data[os.write(self._requests, data) :]
            except BlockingIOError:
                left = end - time.monotonic()
                if left <= 0 or not select.select([], [self._requests], [], left)[1]:
                    raise TimeIsUp from None
            except BrokenPipeError:
                raise ProcessEnded from None

    def has_spoken(self) -> bool:
        """Whether bytes (or the end of the pipe) wait to be read although nothing was asked."""
        return bool(self._poll.poll(0))

    def countdown(self, time_limit: float) -> Countdown:
        """So many seconds of this worker, which begin now."""
        return Countdown(time_limit, self.starved, self.cpu)

    def receive(self, clock: Countdown) -> bytes:
        """The next frame's body. Seconds that the worker waits for a processor do not count.

        Raises TimeIsUp when the clock has run down, ProcessEnded, or ProtocolError for a frame that is too
        long or has something behind it.
        """
        if self._shared is not None and not self._poll.poll(1000 * PATIENCE):
            self._leave_processor()
        return self._read_frame(self._read_some(clock), clock)

    def _read_frame(self, data: bytes, clock: "Countdown") -> bytes:
        """The body of the frame that begins with `data`."""
        while len(data) < HEADER.size:
            data += self._read_some(clock)
        end = HEADER.size + HEADER.unpack_from(data)[0]
        if end > RESULT_LIMIT + 4096:
            raise ProtocolError(f"a frame of {end} bytes")
        if len(data) < end:
            chunks = [data]
            missing = end - len(data)
            while missing > 0:
                chunks.append(self._read_some(clock))
                missing -= len(chunks[-1])
            data = b"".join(chunks)
        if len(data) > end:
            raise ProtocolError("more than one reply to a request")
        return data[HEADER.size :]

    def _read_some(self, clock: "Countdown") -> bytes:
        """Whatever the worker has written next, up to a pipe's worth."""
        while not self._poll.poll(clock.left() * 1000 + 1):
            if clock.left() <= 0:
                raise TimeIsUp
        chunk = os.read(self._replies, 1 << 16)
        if not chunk:
            raise ProcessEnded
        return chunk

    def share(self, processor: SharedProcessor) -> None:
        """Run on the judge's own processor, until an answer takes long."""
        if processor.join(self.pid):
            self._shared = processor

    def _leave_processor(self) -> None:
        if self._shared is not None:
            self._shared.leave(self.pid)
            self._shared = None

    def confine(self, trees: tuple[Tree, ...]) -> None:
        """Begin to put the worker into a control group of its own."""
        if trees:
            self._confinement = Confinement(trees, lambda: self.pid)

    def limit_memory(self, size: int) -> bool:
        """Let the worker's control group hold at most so many bytes; False if it has none."""
        group = self._group()
        return group is not None and group.limit_memory(size)

    def _group(self) -> Group | None:
        return self._confinement.group() if self._confinement is not None else None

    # -- clocks --------------------------------------------------------------------------------

    @property
    def pid(self) -> int | None:
        """The worker's process id as this machine counts, once it has started; None if unknown."""
        with self._asking:
            if self._pid is None:
                self._pid = self._process.pid if self._info is None else self._pid_from_bubblewrap()
        return self._pid

    def _pid_from_bubblewrap(self) -> int | None:
        """Read what bubblewrap says of its child, to the end: a reader that leaves early blocks it."""
        assert self._info is not None
        text = b""
        while select.select([self._info], [], [], INFO_LIMIT)[0] and (chunk := os.read(self._info, 4096)):
            text += chunk
        try:
            return int(json.loads(text)["child-pid"])
        except (ValueError, KeyError, TypeError):
            return None

    def cpu(self) -> float | None:
        """Seconds of processor time that the worker has used, all its threads together."""
        pid = self.pid
        if pid is None:
            return None
        try:
            return time.clock_gettime((~pid << 3) | 2)
        except (OSError, AttributeError):
            return None

    def starved(self) -> float:
        """Seconds that the worker's main thread or the judge was ready to run but had no processor."""
        if self._waiting is None:
            self._waiting = (Waiting(f"/proc/{self.pid}/schedstat"), Waiting("/proc/thread-self/schedstat"))
        return self._waiting[0].seconds() + self._waiting[1].seconds()

    # -- the end -------------------------------------------------------------------------------

    def exit_status(self) -> Ending | None:
        """Return how a worker that has closed its pipe ended; None if it lives on."""
        try:
            status = self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.kill()
            return None
        if status < 0:
            return Ending(signal=-status)
        if self.strict and status - 128 in FORCED:
            return Ending(signal=status - 128, code=status)
        return Ending(code=status)

    def ran_out_of_memory(self) -> bool:
        """Whether the kernel ended the worker because its control group held too much."""
        group = self._group()
        return group is not None and group.ran_out_of_memory()

    def error_output(self) -> str:
        """What bubblewrap or the interpreter said on stderr before the worker took over."""
        assert self._process.stderr is not None
        with contextlib.suppress(OSError):
            os.set_blocking(self._process.stderr.fileno(), False)
            return (os.read(self._process.stderr.fileno(), 4096) or b"").decode("utf-8", "replace").strip()
        return ""

    def kill(self) -> None:
        """Kill the worker and all that belongs to it, and wait until it is gone."""
        self._leave_processor()
        if not self.strict:  # the group outlives a worker that has ended by itself
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        if self._process.poll() is None:
            if self.strict and self.pid is not None:  # bubblewrap's child is not bound to it at once
                with contextlib.suppress(OSError):
                    os.kill(self.pid, signal.SIGKILL)
            self._process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(GRACE)
        group, self._confinement = self._group(), None
        if group is not None:
            group.remove()
        self._close_pipes()

    def _close_pipes(self) -> None:
        for file in filter(None, self._waiting or ()):
            file.close()
        for fd in (self._requests, self._replies, self._info):
            if fd is not None:
                with contextlib.suppress(OSError):
                    os.close(fd)
        self._requests = self._replies = -1
        self._info = self._waiting = None
        if hasattr(self, "_process") and self._process.stderr:
            self._process.stderr.close()

    def __enter__(self) -> "WorkerProcess":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
