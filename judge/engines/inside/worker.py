"""One loaded submission that answers requests, inside of either engine. Standard library only.

Requests are plain data (the judge is trusted). A reply is one `codec` value: a tuple of the kind of the
reply, the number of the request, and the fields of that kind in the order in which `protocol` lists them.

Whatever happens here happens in the same interpreter as the submission, which may rewrite any of it. The
judge therefore believes nothing but a well-formed answer to the question it asked, and keeps limits, counts
and expected answers on its own side.
"""

import io
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn, cast

from judge.engines.inside import codec, loading

BALLAST = 1 << 20
"""Bytes freed when memory runs out, so that saying so is possible."""


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
        """Return what some fast output of one's own wraps; nothing that is written there is kept."""
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
    """One submission, loaded once and called many times.

    `write` hands a reply to the judge, `end` ends the process or instance at once.
    """

    def __init__(self, write: Callable[[bytes], None], end: Callable[[], NoReturn]) -> None:
        self.write, self.end = write, end
        self.number = 0
        self.replied = False
        self.ballast: bytearray | None = bytearray(BALLAST)

    def begin(self, orders: dict[str, Any]) -> None:
        """Take the limits and put the streams in their place."""
        self.result_limit: int = orders["result_limit"]
        self.output_keep: int = orders["output_keep"]
        self.output_limit: int = orders["output_limit"]
        self.redirect()

    def load(self, source: bytes, entry: dict[str, Any]) -> bool:
        """Load the submission and say whether that worked."""
        self.entry = entry
        try:
            self.target = loading.load(source, entry)
        except loading.Unloadable as unloadable:
            self.send("unloadable", *unloadable.fields, *self.printed())
            return False
        self.send("loaded")
        return True

    def send(self, kind: str, *fields: Any) -> None:
        try:
            body = codec.encode((kind, self.number, *fields), self.result_limit)
        except codec.TooLarge:
            body = codec.encode(("oversize", self.number), self.result_limit)
        self.replied = True
        self.write(body)

    # -- what it prints ------------------------------------------------------------------------

    def redirect(self) -> None:
        """Give the submission an empty stdin and a captured stdout and stderr."""
        self.capture = Capture(self.output_keep, self.output_limit, self.overflow)
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
        """Return whether what an earlier case did to the streams left them usable."""
        try:
            return sys.stdout is self.stream and not self.stream.closed
        except (AttributeError, ValueError):
            return False

    def overflow(self) -> NoReturn:
        self.stop("overflow", sys._getframe())

    def stop(self, kind: str, frame: FrameType | None) -> NoReturn:
        """End in the middle of a call: say where it is and what it has printed."""
        self.send(kind, *loading.place(frame), *self.printed())
        self.end()

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
        """Return the arguments as the calls left them; none where they have become too large to send."""
        items = codec.Items(self.result_limit)
        try:
            for _, arguments, _ in calls:
                items.add(arguments)
        except codec.TooLarge:
            return ()
        return items
