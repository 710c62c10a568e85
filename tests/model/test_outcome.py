"""Facts of a run, in words."""

import signal

import pytest

from judge.model.outcome import signal_name


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (signal.SIGSEGV, "SIGSEGV (segmentation fault)"),
        (signal.SIGKILL, "SIGKILL (killed)"),
        (signal.SIGABRT, "SIGABRT (aborted)"),
        (signal.SIGSYS, "SIGSYS (bad system call)"),
    ],
)
def test_a_known_signal_has_its_name_and_its_meaning(number: int, text: str) -> None:
    assert signal_name(number) == text


@pytest.mark.parametrize("number", [0, 99, 200])
def test_an_unknown_signal_is_told_by_its_number(number: int) -> None:
    assert signal_name(number) == f"signal {number}"


def test_every_possible_signal_has_a_name() -> None:
    for number in range(1, 128):
        name = signal_name(number)
        assert name.startswith("SIG") or name == f"signal {number}"
