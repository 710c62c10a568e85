"""The process that runs a submission natively. Standard library only; knows no expected answer.

How it works. The judge starts a bare interpreter and sends the modules of this folder and those that both
engines share as compiled code over a pipe, so nothing of the judge lies on the worker's file system. The
worker then

0. imports the packages that the problem allows, if it allows any;
1. reads its orders (limits and the seccomp program), binds itself with rlimits and the filter, tries what
   must be refused, and answers "armed" with what took effect; only then does it accept foreign code;
2. reads the source and the entry point, compiles and executes, and answers "loaded", or "unloadable"
   with the reason;
3. answers requests, one at a time, until its pipe closes.

Requests are marshal. A frame is a length of 4 bytes, little-endian, and that many bytes.
"""

import builtins
import gc
import os
import struct
import sys
from _thread import get_ident, start_new_thread
from collections.abc import Callable
from contextlib import suppress
from marshal import loads
from time import sleep
from typing import Any, NoReturn

from judge.engines.inside import codec, loading
from judge.engines.inside.worker import Worker
from judge.engines.native.inside import arrays, binding, canary, packages, tracing

CHUNK = 1 << 16
"""Bytes read at once: what a pipe holds."""


class PipedWorker(Worker):
    """A worker whose requests and replies come and go through pipes."""

    def __init__(self, request_fd: int, reply_fd: int, folders: str = "", *modules: str) -> None:
        super().__init__(self.write_frame, end)
        self.request_fd = request_fd
        self.reply_fd = reply_fd
        self.asked = False
        self.packed = bool(modules)
        self.steps: Any = None
        """What counts the Python steps of a submission, where that is asked for."""
        self.unimported = packages.load(folders.split(os.pathsep), modules) if modules else ""

    def serve(self) -> None:
        orders: dict[str, Any] = self.receive()
        armed = binding.arm(orders)
        self.begin(orders)
        self.send("armed", *armed, canary.holes(), self.unimported)
        source, entry = self.receive()
        if not self.load(source, entry):
            return
        gc.freeze()  # what importing has left for good takes no part in later collections
        operations: dict[str, Callable[..., None]] = {
            "call": self.answer,
            "watch": self.watch,
            "trace": self.trace,
            "steps": self.count,
        }
        while True:
            self.asked = self.replied = False
            try:
                operation, self.number, *arguments = self.receive()
                operations[operation](*arguments)
            except MemoryError:  # outside a call: while reading a request or writing a reply
                self.ballast = None
                if not self.asked and not os.read(self.request_fd, 1):  # it waits until something is asked
                    end()
                if not self.replied:
                    self.send("exhausted")
                    end()

    def load(self, source: bytes, entry: dict[str, Any]) -> bool:
        """Load the submission; so that its Python steps can be counted, up to a number, if the entry brings
        the code that does it.
        """
        if "steps" not in entry:
            return super().load(source, entry)
        self.entry = entry
        code, most = entry["steps"]
        counting: dict[str, Any] = {"__name__": "steps", "__builtins__": dict(vars(builtins))}  # its own ones
        exec(loads(code), counting)
        self.steps = counting["Steps"](loading, most, self.end_counting)
        try:
            self.target = self.steps.load(source, entry)
        except loading.Unloadable as unloadable:
            self.send("unloadable", *unloadable.fields, *self.printed())
            return False
        self.send("loaded")
        return True

    def count(self, calls: Any) -> None:
        """Make the calls and send how many Python steps they took, with their results."""
        values = codec.Items(self.result_limit)
        given = self.unpacked(calls)
        self.capture.reset()
        try:
            take = self.steps.uncounted(values.add)
            self.steps.run(lambda: self.call(given, take))
        except codec.TooLarge:
            self.send("oversize")
        except BaseException as error:
            self.send("raised", *loading.describe(error), values, *self.printed())
        else:
            self.send_steps(False, values)

    def end_counting(self) -> NoReturn:
        """End in the middle of a counted run, which takes too many steps or does what it must not."""
        self.steps.rest()
        self.send_steps(True, codec.Items(self.result_limit))
        end()

    def send_steps(self, ended: bool, values: codec.Items) -> None:
        steps = self.steps
        self.send("steps", steps.own, steps.own + steps.foreign, ended, steps.refused, steps.table(), values)

    def answer(self, calls: Any, want_arguments: bool) -> None:
        """Make the calls of one request, in which arrays may be packed, and send what came of them."""
        super().answer(self.unpacked(calls), want_arguments)

    def watch(self, calls: Any, seconds: float) -> None:
        """Answer in the same way, but stop if the calls have not come to their end after so many seconds."""
        caller = get_ident()

        def look() -> None:
            sleep(seconds)
            self.stop("stopped", sys._current_frames().get(caller))

        start_new_thread(look, ())
        self.answer(calls, False)

    def trace(self, calls: Any, probes: Any) -> None:
        """Make the calls, and send which lines brought special numbers and what the probes say of their
        operands."""
        tracer = tracing.Tracer(probes)
        given = self.unpacked(calls)
        with suppress(Exception):  # of the submission: it is known already
            tracer.run(lambda: self.call(given, lambda value: None))
        self.send("traced", tuple(tracer.found), tuple(tracer.told.items()))

    def unpacked(self, calls: Any) -> Any:
        """Return the calls of a request with their arrays, where there can be any."""
        return arrays.unpacked(calls) if self.packed else calls

    # -- the pipes -----------------------------------------------------------------------------

    def receive(self) -> Any:
        """Return the next request. The judge sends none before it has the reply to the one before."""
        data = self.read_some()
        self.asked = True
        while len(data) < 4:
            data += self.read_some()
        length = struct.unpack_from("<I", data)[0] + 4
        if len(data) < length:
            chunks = [data]
            missing = length - len(data)
            while missing > 0:
                chunks.append(self.read_some())
                missing -= len(chunks[-1])
            data = b"".join(chunks)
        return loads(memoryview(data)[4:])

    def read_some(self) -> bytes:
        chunk = os.read(self.request_fd, CHUNK)
        if not chunk:
            end()  # the judge has closed the pipe: nothing more to do
        return chunk

    def write_frame(self, body: bytes) -> None:
        data = memoryview(struct.pack("<I", len(body)) + body)
        while data:
            data = data[os.write(self.reply_fd, data) :]


def end() -> NoReturn:
    os._exit(0)


def main() -> None:
    request_fd, reply_fd, *rest = sys.argv[1:]
    PipedWorker(int(request_fd), int(reply_fd), *rest).serve()
