"""The way in: `judge` and `python -m judge`. The one place that catches whatever went wrong."""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

from judge.model.errors import InvalidPackage, JudgeError, JudgeFault

USAGE, FAULT, INTERRUPTED = 2, 3, 130


def main() -> NoReturn:
    """Run the command line and exit with its code. No traceback of ours reaches a user."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminate)
    sys.exit(_run())


def _run() -> int:
    import click

    from judge.cli.app import app

    try:
        code = app.main(prog_name="judge", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0  # click gives what a command exits with
    except click.ClickException as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        _complain("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_left()
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


def _report(error: JudgeError) -> int:
    _complain(f"Error: {error.message}")
    if isinstance(error, InvalidPackage):
        for fault in error.faults:
            _complain(f"  {fault}")
    if error.advice:
        _complain(error.advice)
    return FAULT if isinstance(error, JudgeFault) else USAGE


def _complain(line: str) -> None:
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        os._exit(FAULT)  # nobody is left to tell


def _reader_left() -> int:
    """Whoever read our output has gone (`judge ... | head`): be quiet, and do not fail again at exit."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    return 0


def _terminate(number: int, frame: FrameType | None) -> None:
    """SIGTERM and SIGHUP end a run as Ctrl-C does: everything started is cleaned up on the way out."""
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
