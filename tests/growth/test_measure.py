"""Climbing the sizes: the reference first, then the submission under a limit, until a run is cut off."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from judge.growth.measure import (
    CUT_SECONDS,
    LONG_SECONDS,
    REFERENCE_SECONDS,
    Interrupted,
    ReferenceFailed,
    climb,
)
from judge.model.growth import Batch, Look, Point, Series, Timing
from judge.model.outcome import Killed, Lost, Outcome
from tests.reports import USAGE, raised

Event = tuple[object, ...]
Answer = Timing | Outcome

STOPPED = Killed(cause="signal", number=11, usage=USAGE)


class Recorder:
    """Two timers with one diary."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def timer(self, name: str, answer: Callable[[bytes], Answer]) -> "FakeTimer":
        return FakeTimer(self.events, name, answer)

    def check(self, batch: Batch) -> float:
        self.events.append(("check", batch.inputs))
        return 0.0

    def runs(self, name: str) -> list[Event]:
        return [event for event in self.events if event[0] == name]


class FakeTimer:
    """Answers by the inputs, and notes how it was called."""

    def __init__(self, events: list[Event], name: str, answer: Callable[[bytes], Answer]) -> None:
        self.events = events
        self.name = name
        self.answer = answer

    def time(self, inputs: bytes, limit: float, strict: bool = False) -> Answer:
        self.events.append((self.name, inputs, limit, strict))
        return self.answer(inputs)


def batch(n: int, repeat: int = 0) -> Batch:
    return Batch(
        family="wide",
        n=n,
        inputs=b"%d/%d" % (n, repeat),
        calls=1,
        time_bound=2.0 * n,
        space_bound=1.0,
        slack=0.5 + n,
    )


def ladder(*sizes: int, repeats: int = 1) -> list[list[Batch]]:
    return [[batch(n, repeat) for repeat in range(repeats)] for n in sizes]


def climbed(
    recorder: Recorder,
    steps: Sequence[Sequence[Batch]],
    yours: Callable[[bytes], Answer] = lambda inputs: Timing(0.002),
    reference: Callable[[bytes], Answer] = lambda inputs: Timing(0.001),
    look: Look = "quick",
    patience: float = 1.0,
    strict: bool = False,
) -> Series:
    sides = recorder.timer("yours", yours), recorder.timer("reference", reference)
    return climb("wide", look, steps, *sides, recorder.check, patience, strict)


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


# -- the order of things ---------------------------------------------------------------------------------


def test_for_each_batch_the_reference_runs_first_and_the_result_is_checked_last(recorder: Recorder) -> None:
    climbed(recorder, ladder(8, 16, repeats=2))
    assert [event[:2] for event in recorder.events] == [
        (who, inputs)
        for inputs in (b"8/0", b"8/1", b"16/0", b"16/1")
        for who in ("reference", "yours", "check")
    ]


@pytest.mark.parametrize("look", ["quick", "closer", "confirmation"])
def test_every_sample_is_in_the_series(recorder: Recorder, look: Look) -> None:
    mine = {b"8/0": 0.01, b"8/1": 0.02, b"16/0": 0.04, b"16/1": 0.03}
    theirs = {b"8/0": 0.001, b"8/1": 0.003, b"16/0": 0.007, b"16/1": 0.005}
    found = climbed(
        recorder,
        ladder(8, 16, repeats=2),
        lambda inputs: Timing(mine[inputs]),
        lambda inputs: Timing(theirs[inputs]),
        look,
    )
    assert found == Series(
        family="wide",
        resource="time",
        look=look,
        points=(
            Point(n=8, bound=16.0, slack=8.5, yours=(0.01, 0.02), reference=(0.001, 0.003)),
            Point(n=16, bound=32.0, slack=16.5, yours=(0.04, 0.03), reference=(0.007, 0.005)),
        ),
    )


def test_an_empty_ladder_gives_an_empty_series(recorder: Recorder) -> None:
    assert climbed(recorder, []).points == ()
    assert recorder.events == []


@pytest.mark.parametrize("strict", [False, True])
def test_both_sides_are_told_whether_inputs_may_share_anything(recorder: Recorder, strict: bool) -> None:
    climbed(recorder, ladder(8, 16), strict=strict)
    assert [event[3] for event in recorder.events if event[0] != "check"] == [strict] * 4


# -- limits ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("patience", [1.0, 3.0, 0.5])
@pytest.mark.parametrize(
    ("reference", "limit"), [(0.0, 0.05), (0.001, 0.05), (0.002, 0.05), (0.004, 0.1), (1.0, 25.0)]
)
def test_the_limit_is_many_times_the_references_time_but_not_too_little(
    recorder: Recorder, reference: float, limit: float, patience: float
) -> None:
    climbed(recorder, ladder(8), reference=lambda inputs: Timing(reference), patience=patience)
    (run,) = recorder.runs("yours")
    assert run[2] == pytest.approx(limit * patience)


def test_the_limit_follows_the_reference_from_batch_to_batch(recorder: Recorder) -> None:
    seconds = {b"8/0": 0.01, b"8/1": 0.03, b"16/0": 0.0001, b"16/1": 0.04}
    climbed(recorder, ladder(8, 16, repeats=2), reference=lambda inputs: Timing(seconds[inputs]))
    assert [run[2] for run in recorder.runs("yours")] == pytest.approx([0.25, 0.75, 0.05, 1.0])


@pytest.mark.parametrize("patience", [1.0, 3.0])
def test_the_reference_may_take_long(recorder: Recorder, patience: float) -> None:
    climbed(recorder, ladder(8, 16), patience=patience)
    assert {run[2] for run in recorder.runs("reference")} == {REFERENCE_SECONDS}


# -- runs that are cut off -------------------------------------------------------------------------------


def cut_at(inputs: bytes) -> Callable[[bytes], Timing]:
    return lambda asked: Timing(0.05, cut=True) if asked == inputs else Timing(0.002)


def test_the_first_cut_point_is_kept_and_is_the_last(recorder: Recorder) -> None:
    found = climbed(recorder, ladder(8, 16, 32), cut_at(b"16/0"))
    assert [(point.n, point.cut) for point in found.points] == [(8, False), (16, True)]
    assert found.points[-1].yours == (0.05,)
    assert not any(b"32/0" in event for event in recorder.events)


def test_after_a_cut_run_its_size_is_not_repeated(recorder: Recorder) -> None:
    found = climbed(recorder, ladder(8, 16, repeats=3), cut_at(b"8/0"))
    (point,) = found.points
    assert (point.yours, point.reference, point.cut) == ((0.05,), (0.001,), True)
    assert [event[:2] for event in recorder.events] == [("reference", b"8/0"), ("yours", b"8/0")]


@pytest.mark.parametrize(("seconds", "repeats"), [(LONG_SECONDS / 2, 3), (2 * LONG_SECONDS, 1)])
def test_a_long_run_is_not_repeated(recorder: Recorder, seconds: float, repeats: int) -> None:
    steps = ladder(8, 16, repeats=3)
    found = climbed(recorder, steps, lambda inputs: Timing(seconds), lambda inputs: Timing(0.1))
    assert [len(point.yours) for point in found.points] == [repeats, repeats]
    assert [len(point.reference) for point in found.points] == [repeats, repeats]
    assert not any(point.cut for point in found.points)


def test_a_later_repeat_that_is_cut_cuts_the_point(recorder: Recorder) -> None:
    found = climbed(recorder, ladder(8, 16, repeats=3), cut_at(b"8/1"))
    (point,) = found.points
    assert (point.yours, point.reference, point.cut) == ((0.002, 0.05), (0.001, 0.001), True)


def test_whole_runs_are_checked_and_cut_ones_are_not(recorder: Recorder) -> None:
    climbed(recorder, ladder(8, 16, repeats=2), cut_at(b"16/1"))
    assert recorder.runs("check") == [("check", b"8/0"), ("check", b"8/1"), ("check", b"16/0")]


def test_inputs_above_a_cut_point_are_not_even_made(recorder: Recorder) -> None:
    made = []

    def steps() -> Iterator[list[Batch]]:
        for n in (8, 16, 32):
            made.append(n)
            yield [batch(n)]

    yours, reference = recorder.timer("yours", cut_at(b"16/0")), recorder.timer("reference", cut_at(b""))
    climb("wide", "quick", steps(), yours, reference, recorder.check)
    assert made == [8, 16]


# -- what goes wrong -------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", [STOPPED, raised("ValueError", "no"), Lost(detail="gone")], ids=repr)
def test_a_run_that_does_not_come_to_its_end_interrupts_with_its_batch(
    recorder: Recorder, outcome: Outcome
) -> None:
    with pytest.raises(Interrupted) as caught:
        climbed(
            recorder,
            ladder(8, 16, 32, repeats=2),
            lambda inputs: outcome if inputs == b"16/1" else Timing(0.002),
        )
    assert caught.value.batch == batch(16, 1)
    assert caught.value.outcome is outcome
    assert recorder.events[-1][:2] == ("yours", b"16/1")


@pytest.mark.parametrize("outcome", [STOPPED, Lost(detail="gone"), Timing(20.0, cut=True)], ids=repr)
def test_a_reference_that_does_not_come_to_its_end_is_told_apart(recorder: Recorder, outcome: Answer) -> None:
    with pytest.raises(ReferenceFailed) as caught:
        climbed(
            recorder,
            ladder(8, 16, repeats=2),
            reference=lambda inputs: outcome if inputs == b"8/1" else Timing(0.001),
        )
    assert caught.value.batch == batch(8, 1)
    assert caught.value.outcome is outcome
    assert recorder.events[-1][:2] == ("reference", b"8/1")


def test_what_was_worked_outside_of_the_measured_time_counts(recorder: Recorder) -> None:
    def answer(inputs: bytes) -> Timing:
        return Timing(0.002)

    sides = recorder.timer("yours", answer), recorder.timer("reference", answer)
    series = climb("wide", "quick", ladder(8, 16), *sides, lambda batch: batch.n / 1000)
    assert [point.yours for point in series.points] == [pytest.approx((0.010,)), pytest.approx((0.018,))]
    assert [point.reference for point in series.points] == [(0.002,), (0.002,)]


def test_work_outside_of_the_measured_time_can_cut_a_point_off(recorder: Recorder) -> None:
    def answer(inputs: bytes) -> Timing:
        return Timing(0.002)

    sides = recorder.timer("yours", answer), recorder.timer("reference", answer)
    (point,) = climb("wide", "quick", ladder(8, 16), *sides, lambda batch: 10.0).points
    assert point.cut and point.yours == (CUT_SECONDS,)


def test_what_the_check_raises_comes_through(recorder: Recorder) -> None:
    class Wrong(Exception):
        pass

    def check(of: Batch) -> float:
        raise Wrong(of.n)

    def answer(inputs: bytes) -> Timing:
        return Timing(0.002)

    with pytest.raises(Wrong) as caught:
        climb(
            "wide",
            "quick",
            ladder(8, 16),
            recorder.timer("yours", answer),
            recorder.timer("reference", answer),
            check,
        )
    assert caught.value.args == (8,)
    assert len(recorder.events) == 2


@pytest.mark.parametrize("patience", [1.0, 5.0])
def test_no_run_is_waited_for_beyond_what_tells_something_new(recorder: Recorder, patience: float) -> None:
    """Once two ratios are known, ten times the least of them is growth enough."""
    limits: list[float] = []

    class Limited:
        def time(self, inputs: bytes, limit: float, strict: bool = False) -> Timing:
            limits.append(limit)
            return Timing(0.2)

    reference = recorder.timer("reference", lambda inputs: Timing(0.1))
    climb("wide", "far", ladder(8, 16, 32), Limited(), reference, recorder.check, patience)
    assert limits == pytest.approx([25 * 0.1 * patience, 25 * 0.1 * patience, 10 * 2 * 0.1])
