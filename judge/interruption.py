"""Interruptions that do not get lost, for every program of ours that one may reach."""

import signal
import sys


def interrupt_again(unraisable: "sys.UnraisableHookArgs") -> None:
    """For `sys.unraisablehook`: an interruption that came while Python was in a callback, where it gets lost,
    comes once more, as SIGALRM."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        signal.setitimer(signal.ITIMER_REAL, 0.01)
    else:
        sys.__unraisablehook__(unraisable)
