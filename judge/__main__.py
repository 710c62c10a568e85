"""The way in: `judge` and `python -m judge`. The one place that catches whatever went wrong.

Nothing else of ours is imported before everything that can go wrong is caught, Ctrl-C included.
"""

import contextlib
import gc
import os
import signal
import sys
from types import FrameType
from typing import NoReturn


class Terminated(KeyboardInterrupt):
    """SIGTERM or SIGHUP arrived. A KeyboardInterrupt, for libraries let that one through."""


_received: list[int] = []
"""Signals that ended this run. An exception can get lost in a callback; this list does not."""


def main() -> NoReturn:
    """Run the command line and exit with its code. No traceback of ours reaches a user."""
    try:
        code = _prepare_and_run()
    except KeyboardInterrupt:
        code = _code_of(signal.SIGINT)
        _complain("Interrupted.")
    sys.exit(_code_of(_received[0]) if _received else code)


def _code_of(number: int) -> int:
    from judge.exits import SIGNALLED

    return SIGNALLED + number


def _prepare_and_run() -> int:
    from judge.exits import FAULT
    from judge.interruption import interrupt_again
    from judge.streams import make_unbreakable

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminate)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        sys.unraisablehook = interrupt_again
    gc.set_threshold(50_000, 20, 20)  # a run makes many objects that live to its end: collect rarely
    unwritten = make_unbreakable()
    code = _run()
    if unwritten:
        _complain(f"Error: the output could not be written: {unwritten[0]}.")
        return FAULT
    return code


def _run() -> int:
    import click

    from judge.cli.app import app
    from judge.exits import ACCEPTED, FAULT, USAGE
    from judge.model.errors import JudgeError

    try:
        code = app.main(prog_name="judge", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else ACCEPTED  # click gives what a command exits with
    except click.ClickException as error:
        error.show()
        return USAGE
    except click.Abort:
        raise KeyboardInterrupt from None
    except JudgeError as error:
        return _report(error)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAULT
    except Exception as error:
        if os.environ.get("JUDGE_DEBUG"):
            raise
        _complain(f"Error: the judge itself failed: {type(error).__name__}: {error}")
        _complain("This is a fault of the judge. JUDGE_DEBUG=1 shows where.")
        return FAULT


def _report(error: Exception) -> int:
    from judge.exits import FAULT, USAGE
    from judge.model.errors import InvalidPackage, JudgeError, JudgeFault

    assert isinstance(error, JudgeError)
    _complain(f"Error: {error.message}")
    if isinstance(error, InvalidPackage):
        for fault in error.faults:
            _complain(f"  {fault}")
    if error.advice:
        _complain(error.advice)
    return FAULT if isinstance(error, JudgeFault) else USAGE


def _complain(line: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # nobody may be left to tell
        print(line, file=sys.stderr, flush=True)


def _terminate(number: int, frame: FrameType | None) -> None:
    """SIGTERM and SIGHUP end a run as Ctrl-C does: everything started is cleaned up on the way out."""
    _received.append(number)
    raise Terminated


if __name__ == "__main__":
    main()
