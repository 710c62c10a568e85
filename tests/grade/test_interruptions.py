"""Signals wait where something must not be cut in two."""

import os
import signal

import pytest

from judge.grade.interruptions import put_off


def test_an_interruption_takes_effect_afterwards() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), put_off():
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        done.append("whole")
    assert done == ["whole"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_without_an_interruption_nothing_happens() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with put_off():
        pass
    assert signal.getsignal(signal.SIGTERM) is before
