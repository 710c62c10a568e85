"""What the looks have found, kept together."""

from judge.measuring.looks import Notes
from judge.model.growth import Point, Series


def series(*ratios: float, cut: bool = False) -> Series:
    points = [
        Point(
            n=1024 * 4**i,
            bound=1024 * 4**i,
            slack=1.0,
            yours=(ratio * 4**i / 1000,),
            reference=(4**i / 1000,),
            cut=cut and i == len(ratios) - 1,
        )
        for i, ratio in enumerate(ratios)
    ]
    return Series(family="wide", resource="time", look="quick", points=tuple(points))


def test_a_second_look_takes_back_what_was_noise() -> None:
    notes = Notes()
    noisy = notes.note(series(1.0, 2.0, 4.0))
    assert noisy[1].decision == "above"
    both = notes.merge(noisy, series(1.0, 1.1, 1.0))
    assert both[1].decision == "within"
    assert [len(point.yours) for point in both[0].points] == [2, 2, 2]
    assert notes.seen == [both]


def test_a_second_look_does_not_take_back_growth() -> None:
    notes = Notes()
    seen = notes.note(series(1.0, 2.0, 4.0))
    assert notes.merge(seen, series(1.1, 2.1, 3.9))[1].decision == "above"
