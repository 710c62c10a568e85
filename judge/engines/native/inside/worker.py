"""The process that runs a submission. Standard library only; knows no expected answer.

How it works. The judge starts a bare interpreter and sends the modules of this folder as compiled code
over a pipe, so nothing of the judge lies on the worker's file system. The worker then

1. reads its orders (limits and the seccomp program), binds itself with rlimits and the filter, tries what
   must be refused, and answers "armed" with what took effect; only then does it accept foreign code;
2. reads the source and the entry point, compiles and executes, and answers "loaded", or "unloadable"
   with the reason;
3. answers requests, one at a time, until its pipe closes.

Whatever happens here after step 1 happens in the same interpreter as the submission, which may rewrite
any of it. The judge therefore believes nothing but a well-formed answer to the question it asked, and
keeps time, memory and expected answers on its own side.

Requests are marshal (the judge is trusted). A reply is one `codec` value: a tuple of the kind of the
reply, the number of the request, and the fields of that kind in the order in which `protocol` lists
them. A frame is a length of 4 bytes, little-endian, and that many bytes.
"""

import gc
import io
import os
import struct
import sys
from _thread import get_ident, start_new_thread
from collections.abc import Callable
from marshal import loads
from time import sleep
from types import FrameType
from typing import Any, NoReturn, cast

from judge.engines.native.inside import binding, canary, codec, loading, meter

BALLAST = 1 << 20
"""Bytes freed when memory runs out, so that saying so is possible."""

CHUNK = 1 << 16
"""Bytes read at once: what a pipe holds."""


class Capture(io.RawIOBase):
    """What a case prints: the first `keep` bytes, and a count that ends the process at `limit`."""

    def __init__(self, keep: int, limit: int, overflow: Any) -> None:
        self.keep, self.limit, self.overflow = keep, limit, overflow
        self.reset()

    def reset(self) -> None:
        self.kept = bytearray()
        self.total = 0

    def text(self) -> str:
        return bytes(self.kept).decode("utf-8", "replace")

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        """What some fast output of one's own wraps; nothing that is written there is kept."""
        return 1

    def write(self, data: Any) -> int:
        size = memoryview(data).nbytes
        self.total += size
        if len(self.kept) < self.keep:
            self.kept += bytes(data)[: self.keep - len(self.kept)]
        if self.total > self.limit:
            self.overflow()
        return size


class NoInput(io.BytesIO):
    """An empty stdin."""

    def fileno(self) -> int:
        return 0


class Worker:
    """One submission, loaded once and called many times."""

    def __init__(self, request_fd: int, reply_fd: int) -> None:
        self.request_fd = request_fd
        self.reply_fd = reply_fd
        self.number = 0
        self.asked = self.replied = False
        self.ballast: bytearray | None = bytearray(BALLAST)

    def serve(self) -> None:
        self.orders: dict[str, Any] = self.receive()
        self.result_limit: int = self.orders["result_limit"]
        armed = binding.arm(self.orders)
        self.redirect()
        self.send("armed", *armed, canary.holes())
        source, self.entry = self.receive()
        try:
            self.target = loading.load(source, self.entry)
        except loading.Unloadable as unloadable:
            self.send("unloadable", *unloadable.fields, *self.printed())
            return
        gc.freeze()  # what importing has left for good takes no part in the collections before measured runs
        self.send("loaded")
        meters = meter.Meter(self)
        operations: dict[str, Callable[..., None]] = {
            "call": self.answer,
            "watch": self.watch,
            "prepare": meters.prepare,
            "go": meters.go,
            "results": meters.results,
            "space": meters.space,
            "count": meters.count,
            "lines": meters.lines,
            "holders": meters.holders,
        }
        while True:
            self.asked = self.replied = False
            try:
                operation, self.number, *arguments = self.receive()
                operations[operation](*arguments)
            except MemoryError:  # outside a call: while reading a request or writing a reply
                self.ballast = None
                if not self.asked and not os.read(self.request_fd, 1):  # it waits until something is asked
                    os._exit(0)
                if not self.replied:
                    self.send("exhausted")
                    os._exit(0)

    # -- the pipe ------------------------------------------------------------------------------

    def receive(self) -> Any:
        """The next request. The judge sends none before it has the reply to the one before."""
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
            os._exit(0)  # the judge has closed the pipe: nothing more to do
        return chunk

    def send(self, kind: str, *fields: Any) -> None:
        try:
            body = codec.encode((kind, self.number, *fields), self.result_limit)
        except codec.TooLarge:
            body = codec.encode(("oversize", self.number), self.result_limit)
        data = memoryview(struct.pack("<I", len(body)) + body)
        self.replied = True
        while data:
            data = data[os.write(self.reply_fd, data) :]

    # -- what it prints ------------------------------------------------------------------------

    def redirect(self) -> None:
        """Give the submission an empty stdin and a captured stdout and stderr."""
        self.capture = Capture(self.orders["output_keep"], self.orders["output_limit"], self.overflow)
        self.stream = io.TextIOWrapper(
            cast(Any, self.capture),  # no buffer between: a crash must not lose what was printed
            encoding="utf-8",
            errors="backslashreplace",
            newline="\n",
            write_through=True,
        )
        cast(Any, self.stream).mode = "w"
        for name in ("stdout", "stderr", "__stdout__", "__stderr__"):
            setattr(sys, name, self.stream)
        sys.stdin = sys.__stdin__ = io.TextIOWrapper(NoInput(), encoding="utf-8")  # type: ignore[misc]
        cast(Any, sys.stdin).mode = "r"

    def is_redirected(self) -> bool:
        """Whether what an earlier case did to the streams left them usable."""
        try:
            return sys.stdout is self.stream and not self.stream.closed
        except (AttributeError, ValueError):
            return False

    def overflow(self) -> NoReturn:
        self.stop("overflow", sys._getframe())

    def stop(self, kind: str, frame: FrameType | None) -> NoReturn:
        """End in the middle of a call: say where it is and what it has printed."""
        self.send(kind, *loading.place(frame), *self.printed())
        os._exit(0)

    def printed(self) -> tuple[str, int]:
        return self.capture.text(), self.capture.total

    # -- running -------------------------------------------------------------------------------

    def answer(self, calls: Any, want_arguments: bool) -> None:
        """Make the calls of one request and send what came of them."""
        self.capture.reset()
        if not self.is_redirected():
            self.redirect()
        if self.ballast is None:
            self.ballast = bytearray(BALLAST)
        values = codec.Items(self.result_limit)
        try:
            self.call(calls, values.add)
        except codec.TooLarge:
            self.send("oversize")
        except BaseException as error:  # SystemExit and KeyboardInterrupt too: they end a case, not us
            if isinstance(error, MemoryError):
                self.ballast = None
            self.send("raised", *loading.describe(error), values, *self.printed())
        else:
            left = self.left_behind(calls) if want_arguments else ()
            self.send("returned", values, left, *self.printed())

    def watch(self, calls: Any, seconds: float) -> None:
        """Answer in the same way, but stop if the calls have not come to their end after so many seconds."""
        caller = get_ident()

        def look() -> None:
            sleep(seconds)
            self.stop("stopped", sys._current_frames().get(caller))

        start_new_thread(look, ())
        self.answer(calls, False)

    def call(self, calls: Any, take: Callable[[Any], None]) -> None:
        """Make the calls in order; each result is taken at once, before a later call can change it."""
        target = self.target
        if not self.entry["methods"]:
            for _, arguments, _ in calls:
                take(target(*arguments))
            return
        class_name = self.entry["name"]
        objects: dict[int, Any] = {}
        for name, arguments, receiver in calls:
            if name == class_name:
                objects[receiver] = target(*arguments)
                take(None)
            else:
                take(getattr(objects[receiver], name)(*arguments))

    def left_behind(self, calls: Any) -> Any:
        """The arguments as the calls left them; none where they have become too large to send."""
        items = codec.Items(self.result_limit)
        try:
            for _, arguments, _ in calls:
                items.add(arguments)
        except codec.TooLarge:
            return ()
        return items


def main() -> None:
    Worker(int(sys.argv[1]), int(sys.argv[2])).serve()
