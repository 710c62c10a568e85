"""A judge process of the local engine: `python -m judge.grade.worker PARENT`.

Takes settings and then tasks from stdin, and answers each on stdout with what became of it.
"""

import gc
import os
import signal
import sys
from types import FrameType
from typing import IO

import msgspec

from judge.engines.frames import read_frame, write_frame
from judge.grade.grader import Grader
from judge.grade.task import Done, Settings, Task, encode
from judge.interruption import interrupt_again
from judge.processors import end_with_parent


class Ended(KeyboardInterrupt):
    """Whoever started this process wants it to end. A KeyboardInterrupt, for libraries let that through."""


def main() -> None:
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _end)
        sys.unraisablehook = interrupt_again
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a print in a package must not end up inside an answer
    try:
        end_with_parent(int(sys.argv[1]))
        _serve(sys.stdin.buffer, replies)
    except (KeyboardInterrupt, OSError):
        pass  # the judge that grades has ended, or wants this


def _serve(tasks: IO[bytes], replies: IO[bytes]) -> None:
    settings = msgspec.msgpack.decode(read_frame(tasks) or b"", type=Settings)
    with Grader(settings) as grader:
        while (body := read_frame(tasks)) is not None:
            task = msgspec.msgpack.decode(body, type=Task)
            write_frame(replies, encode(Done(number=task.number, grade=grader.grade(task))))
            del task, body
            gc.collect()


def _end(number: int, frame: FrameType | None) -> None:
    raise Ended


if __name__ == "__main__":
    main()
    os._exit(0)
