"""A judge process of the local engine: `python -m judge.grade.worker FD PARENT`.

Takes settings and then tasks from a pipe, and answers each with what became of it.
"""

import gc
import os
import signal
import sys
from multiprocessing.connection import Connection
from types import FrameType

import msgspec

from judge.grade.grader import Grader
from judge.grade.task import Done, Settings, Task, encode
from judge.interruption import interrupt_again
from judge.processors import end_with_parent


class Ended(KeyboardInterrupt):
    """Whoever started this process wants it to end. A KeyboardInterrupt, for libraries let that through."""


def main() -> None:
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, _end)
    sys.unraisablehook = interrupt_again
    pipe = Connection(int(sys.argv[1]))
    try:
        end_with_parent(int(sys.argv[2]))
        _serve(pipe)
    except (KeyboardInterrupt, EOFError, BrokenPipeError):
        pass  # the judge that grades has ended, or wants this


def _serve(pipe: Connection) -> None:
    settings = msgspec.msgpack.decode(pipe.recv_bytes(), type=Settings)
    with Grader(settings) as grader:
        while True:
            task = msgspec.msgpack.decode(pipe.recv_bytes(), type=Task)
            pipe.send_bytes(encode(Done(number=task.number, grade=grader.grade(task))))
            del task
            gc.collect()


def _end(number: int, frame: FrameType | None) -> None:
    raise Ended


if __name__ == "__main__":
    main()
    os._exit(0)
