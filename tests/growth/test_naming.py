"""The words of a class, from exact counts of it, and what is said of a growth."""

import math
from collections.abc import Callable

import pytest

from judge.growth import naming
from judge.growth.naming import class_of, judge_series
from judge.model.growth import Growth, Judgement, Point, Resource, Series

Cost = Callable[[float], float]


def points_of(cost: Cost, sizes: tuple[int, ...], reference: Cost, cut: bool = False) -> tuple[Point, ...]:
    return tuple(
        [
            Point(
                n=n,
                bound=max(reference(n), 1e-9),
                slack=1.0,
                yours=round(1000 * cost(n)),
                reference=round(1000 * reference(n)),
                cut=cut and n == sizes[-1],
            )
            for n in sizes
        ]
    )


LARGE = (1024, 4096, 16384, 65536)
SMALL = (32, 64, 128, 256)

CLASSES: list[tuple[str, Cost, tuple[int, ...], Cost]] = [
    ("1", lambda n: 7.0, LARGE, lambda n: 1.0),
    ("log n", math.log2, LARGE, math.log2),
    ("n^0.5", lambda n: n**0.5, LARGE, math.log2),
    ("n", float, LARGE, float),
    ("n", float, LARGE, math.log2),
    ("n log n", lambda n: n * math.log2(n), LARGE, lambda n: n * math.log2(n)),
    ("n log n", lambda n: n * math.log2(n), LARGE, float),
    ("n log^2 n", lambda n: n * math.log2(n) ** 2, LARGE, lambda n: n * math.log2(n)),
    ("log^2 n", lambda n: math.log2(n) ** 2, LARGE, math.log2),
    ("n^1.5", lambda n: n**1.5, LARGE, float),
    ("n^2", lambda n: n**2, LARGE, float),
    ("n^2", lambda n: n**2, LARGE, lambda n: n * math.log2(n)),
    ("n^2", lambda n: n**2, SMALL, lambda n: n**2),
    ("n^2 log n", lambda n: n**2 * math.log2(n), LARGE, lambda n: n**2),
    ("n^2.5", lambda n: n**2.5, SMALL, lambda n: n**2),
    ("n^3", lambda n: n**3, SMALL, lambda n: n**2),
    ("n^3", lambda n: n**3, SMALL, lambda n: n**3),
    ("n^4", lambda n: n**4, SMALL, lambda n: n**3),
]


@pytest.mark.parametrize(("word", "cost", "sizes", "reference"), CLASSES, ids=lambda value: str(value)[:12])
def test_an_exact_cost_is_called_by_its_class(
    word: str, cost: Cost, sizes: tuple[int, ...], reference: Cost
) -> None:
    series = Series(family="any", resource="time", points=points_of(cost, sizes, reference))
    assert judge_series(series, False).word == word


@pytest.mark.parametrize(
    ("word", "cost"),
    [
        ("n", lambda n: 5 * n + 4000),
        ("n^2", lambda n: n * n / 50 + 200 * n),
        ("n^1.5", lambda n: n**1.5 + 100 * n),
    ],
)
def test_what_is_still_dying_out_does_not_change_the_word(word: str, cost: Cost) -> None:
    points = points_of(cost, LARGE, float)
    assert class_of(points, "flat" if word == "n" else "above") == word


def test_a_power_between_classes_is_named_by_a_number() -> None:
    assert class_of(points_of(lambda n: n**3.45, SMALL, float), "above") == "n^3.5"


def test_a_run_that_was_cut_off_is_not_extrapolated() -> None:
    points = points_of(lambda n: n**2 if n < 65536 else n**1.7, LARGE, float, cut=True)
    assert class_of(points, "above").startswith("n^")


def test_a_judgement_holds_what_was_measured() -> None:
    series = Series(family="any", resource="time", points=points_of(lambda n: 3 * n**2, LARGE, float))
    judgement = judge_series(series, False)
    assert judgement.decision == "above"
    assert judgement.power == pytest.approx(1.0, abs=0.01)
    assert judgement.factor == pytest.approx(3 * LARGE[-1], rel=1e-3)
    assert not judgement.logarithm


def test_a_logarithm_is_told_always_and_rejected_only_where_that_is_strict() -> None:
    points = points_of(lambda n: n * math.log2(n), LARGE, float)
    timed = Series(family="any", resource="time", points=points)
    assert judge_series(timed, False).logarithm
    assert judge_series(timed, False).decision == "within"
    assert judge_series(timed, True).decision == "above"


def test_a_logarithm_of_memory_is_never_rejected() -> None:
    points = points_of(lambda n: n * math.log2(n), LARGE, float)
    held = Series(family="any", resource="space", points=points)
    assert judge_series(held, True).decision == "within"


def growth(judgement: Judgement, resource: Resource = "time", bound: str = "O(n ** 2)") -> Growth:
    series = Series(family="any", resource=resource, points=points_of(float, LARGE, float))
    return Growth(
        decision="above", resource=resource, bound=bound, series=(series,), judgements=(judgement,), shown=0
    )


def test_a_sentence_names_class_and_bound() -> None:
    power = Judgement(decision="above", power=1.0, word="n^3")
    assert naming.in_a_sentence(growth(power)) == "the time grows like n^3, the bound is O(n^2)"
    assert naming.in_a_sentence(growth(power, "space")).startswith("the memory grows like n^3")
    logarithm = Judgement(decision="above", power=0.1, word="n log n", logarithm=True)
    assert naming.in_a_sentence(growth(logarithm, bound="O(n)")) == (
        "the time grows like n log n, the bound is O(n): a logarithm too much, and this problem is strict"
    )
