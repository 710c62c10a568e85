"""What happened when a submission ran a case: facts only. `checking` judges them.

The worker's answers are untrusted data; values are exact builtins or `Foreign`.
"""

import signal
from typing import Any, Literal

from msgspec import Struct


class Foreign(Struct, frozen=True):
    """Stands for a value that is not plain data: an object, a generator, something cyclic.

    `type_name` is what Python calls its type; `reason` says why it did not come across, if it is not
    for its type alone.
    """

    type_name: str
    reason: str = ""


class Frame(Struct, frozen=True):
    """A frame of the submission's own code in a traceback. `line` counts from 1."""

    line: int
    function: str


class Usage(Struct, frozen=True, kw_only=True):
    """What one request cost.

    `wall` is seconds of the clock, less those spent waiting for a processor; `cpu` is seconds of processor
    time, read from outside, and None where that is impossible. `resident` is by how many bytes the memory
    grew that the machine really held; known only where memory is what is measured. `reply` is bytes of
    the answer.
    """

    wall: float
    cpu: float | None
    resident: int | None = None
    reply: int = 0


class Output(Struct, frozen=True):
    """What a case printed: the beginning of it, and how many bytes it was in all."""

    text: str = ""
    total: int = 0


class Returned(Struct, frozen=True, kw_only=True):
    """Every call returned. `arguments` holds the arguments as the calls left them, when asked for."""

    values: tuple[Any, ...]
    output: Output
    usage: Usage
    arguments: tuple[Any, ...] | None = None


class Raised(Struct, frozen=True, kw_only=True):
    """The call with index `call` raised an exception; `values` are the results before it."""

    type_name: str
    message: str
    frames: tuple[Frame, ...]
    omitted_frames: int
    call: int
    values: tuple[Any, ...]
    output: Output
    usage: Usage


KillCause = Literal["time", "memory", "output", "result", "signal", "exit"]


class Ending(Struct, frozen=True):
    """How a process ended: by a signal, or by itself with an exit code.

    Both are set where it may have been either: bubblewrap reports a signal as an exit code, 128 more.
    """

    signal: int | None = None
    code: int | None = None


class Killed(Struct, frozen=True, kw_only=True):
    """The process ended during the case.

    `cause`: it ran out of time or of memory, printed too much, returned too much, died of a signal
    (`number` is the signal), or exited by itself (`number` is the exit code). Where it may have exited
    as well as died of a signal, `code` is the exit code. Where that is known, `frames` say where it was
    then, `variables` which local ones there were in the innermost of them, each with its value as text, and
    `output` what it had printed.
    """

    cause: KillCause
    number: int = 0
    code: int | None = None
    limit: float = 0.0
    usage: Usage
    frames: tuple[Frame, ...] = ()
    omitted_frames: int = 0
    variables: tuple[tuple[str, str], ...] = ()
    output: Output = Output()


class Unloadable(Struct, frozen=True, kw_only=True):
    """The submission could not be loaded: it never came to a case.

    `kind`: `syntax` and `entry` (missing or misshapen entry point) are compile errors; `raised` is an
    exception at import; the rest ended the process as in `Killed`.
    """

    kind: Literal["syntax", "entry", "raised", "time", "output", "signal", "exit"]
    type_name: str = ""
    message: str
    line: int = 0
    column: int = 0
    frames: tuple[Frame, ...] = ()
    output: Output = Output()


class Tampered(Struct, frozen=True, kw_only=True):
    """The worker broke the protocol: a reply nobody asked for, a malformed or a doubled one."""

    detail: str


class Lost(Struct, frozen=True, kw_only=True):
    """The judge's own machinery failed; nothing is known about the submission."""

    detail: str


Outcome = Returned | Raised | Killed | Unloadable | Tampered | Lost


def signal_name(number: int) -> str:
    """The name of a signal with what it usually means, such as `SIGSEGV (segmentation fault)`."""
    try:
        known = signal.Signals(number)
    except ValueError:
        return f"signal {number}"
    return f"{known.name} ({(signal.strsignal(number) or 'unknown').lower()})"
