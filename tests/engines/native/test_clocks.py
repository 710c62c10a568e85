"""The clock of a time limit: waiting for a processor is given back."""

import time

import pytest

from judge.engines.native.clocks import Countdown


class Told:
    """A countdown whose clocks stand where they are put."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, limit: float) -> None:
        self.now = self.cpu = self.waited = 0.0
        monkeypatch.setattr(time, "monotonic", lambda: self.now)
        self.countdown = Countdown(limit, lambda: self.waited, lambda: self.cpu)

    def left(self, now: float, cpu: float, waited: float = 0.0) -> float:
        self.now, self.cpu, self.waited = now, cpu, waited
        return self.countdown.left()


def test_waiting_for_a_processor_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(monkeypatch, 2.0)
    assert told.left(0.5, 0.5) == 1.5
    assert told.left(2.5, 0.5) == 0.0
    assert told.left(2.5, 0.5, waited=1.0) == 0.5
    assert told.left(2.5, 2.0, waited=1.0) == 0.0
