"""Growth is told in words, and the line that carries it is found."""

import pytest
from msgspec.structs import replace

from judge.growth.naming import FEW, costliest_line, in_a_sentence, in_words, power_of
from judge.model.growth import Growth, Point, Resource, Series

SIZES = (512, 1218, 2896, 6889, 16384)
SOURCE = [
    "def f(nums):",
    "    first = nums[0]",
    "    for x in nums:",
    "        g(x, nums)",
    "    return first",
]


def series(
    power: float, scale: float = 1e-6, resource: Resource = "time", sizes: tuple[int, ...] = SIZES
) -> Series:
    points = [
        Point(n=n, bound=n, slack=1.0, yours=(scale * n**power,), reference=(scale * n,)) for n in sizes
    ]
    return Series(family="f", resource=resource, look="quick", points=tuple(points))


def growth(of: Series, shown: int | None = 0, bound: str = "O(n)") -> Growth:
    return Growth(
        decision="above", resource=of.resource, bound=bound, series=(of,), judgements=(), shown=shown
    )


# -- words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("power", [0.5, 1.0, 1.5, 2.0, 3.0])
def test_the_power_is_that_of_the_submissions_own_cost(power: float) -> None:
    assert power_of(series(power, 1e-5)) == pytest.approx(power)


def test_the_power_is_that_at_the_upper_sizes() -> None:
    points = [
        Point(n=n, bound=n, slack=1.0, yours=(max(1e-6 * n * n, 1.0),), reference=(1.0,))
        for n in (64, 256, 1024, 4096, 16384)
    ]
    flat_below = Series(family="f", resource="time", look="quick", points=tuple(points))
    assert power_of(flat_below) == pytest.approx(2, abs=0.02)


def test_a_cut_point_does_not_make_the_power_smaller() -> None:
    """The limit of 25 times the reference lies well below what the last run would have cost."""
    whole = series(2, 6e-10)
    *lower, last = whole.points
    cut = replace(last, yours=(25.1 * 1.75e-7 * last.n,), cut=True)
    reference = [replace(point, reference=(1.75e-7 * point.n,)) for point in (*lower, cut)]
    assert power_of(replace(whole, points=tuple(reference))) == pytest.approx(2, abs=0.1)


def test_what_is_below_the_floor_grows_by_no_power() -> None:
    assert power_of(series(1, 1e-11)) == 0
    assert power_of(series(1, 0.05, "space")) == 0


@pytest.mark.parametrize("sizes", [(), (512,), (16, 16384)])
def test_fewer_than_two_upper_sizes_have_no_power(sizes: tuple[int, ...]) -> None:
    assert power_of(series(2, sizes=sizes)) == 0


def test_a_table_smaller_than_what_counts_for_the_ratio_still_grows_like_a_table() -> None:
    assert power_of(series(2, 1.0, "space", (100, 200, 400))) == pytest.approx(2)


@pytest.mark.parametrize(
    ("power", "words"),
    [
        (-1.0, "a constant or log n"),
        (-0.5, "a constant or log n"),
        (-0.1, "a constant or log n"),
        (0.0, "a constant or log n"),
        (0.14, "a constant or log n"),
        (0.2, "n^0.2"),
        (0.3, "n^0.3"),
        (0.4, "n^0.5"),
        (0.5, "n^0.5"),
        (0.6, "n^0.5"),
        (0.7, "n^0.7"),
        (0.9, "n"),
        (1.0, "n"),
        (1.1, "n"),
        (1.2, "n^1.2"),
        (1.3, "n^1.3"),
        (1.4, "n^1.5"),
        (1.5, "n^1.5"),
        (1.7, "n^1.7"),
        (1.94, "n^2"),
        (2.0, "n^2"),
        (2.1, "n^2"),
        (2.5, "n^2.5"),
        (2.96, "n^3"),
        (10.0, "n^10"),
    ],
)
def test_a_power_is_named_by_the_half_next_to_it_or_about(power: float, words: str) -> None:
    assert in_words(power) == words


@pytest.mark.parametrize(
    ("of", "bound", "sentence"),
    [
        (series(2, 1e-8), "O(n)", "the time grows like n^2, the bound is O(n)"),
        (series(1, 1e-6), "O(log n)", "the time grows like n, the bound is O(log n)"),
        (series(1.25, 1e-6), "O(n)", "the time grows like n^1.2, the bound is O(n)"),
        (series(1, 400.0, "space"), "O(1)", "the memory grows like n, the bound is O(1)"),
        (series(2, 8.0, "space"), "O(n)", "the memory grows like n^2, the bound is O(n)"),
    ],
)
def test_growth_is_one_sentence_beside_the_bound(of: Series, bound: str, sentence: str) -> None:
    assert in_a_sentence(growth(of, bound=bound)) == sentence


def test_growth_that_no_series_shows_is_called_constant() -> None:
    words = "the time grows like a constant or log n, the bound is O(n)"
    assert in_a_sentence(growth(series(2), shown=None)) == words


# -- the costly line -------------------------------------------------------------------------------------


def test_the_line_that_costs_most_is_found_with_its_code() -> None:
    costs = [{3: 1e-5 * n, 4: 1e-6 * n * n} for n in (100, 200, 400)]
    found = costliest_line([100, 200, 400], costs, SOURCE)
    assert found is not None
    assert (found.line, found.source) == (4, "g(x, nums)")
    assert found.power == pytest.approx(2)
    assert found.share == pytest.approx(0.16 / 0.164)


def test_a_line_that_grows_faster_wins_over_one_that_costs_more_now() -> None:
    costs = [{3: 1e-3 * n, 4: 1e-6 * n * n} for n in (64, 128, 256)]
    found = costliest_line([64, 128, 256], costs, SOURCE)
    assert found is not None
    assert costs[-1][3] > costs[-1][4]
    assert found.line == 4
    assert found.share == pytest.approx(0.256 / 1.256)


def test_of_lines_that_grow_alike_the_one_that_costs_more_wins() -> None:
    costs = [{3: 2e-6 * n * n, 4: 1e-6 * n * n} for n in (64, 128)]
    found = costliest_line([64, 128], costs, SOURCE)
    assert found is not None
    assert found.line == 3


def test_a_line_with_a_tiny_part_of_the_time_is_not_looked_at() -> None:
    steep = [{3: 1.0 * n, 4: 1.0 * n * FEW * 0.9 * (n / 256) ** 9} for n in (64, 128, 256)]
    found = costliest_line([64, 128, 256], steep, SOURCE)
    assert found is not None
    assert found.line == 3
    enough = [{3: 1.0 * n, 4: 1.0 * n * FEW * 1.1 * (n / 256) ** 9} for n in (64, 128, 256)]
    found = costliest_line([64, 128, 256], enough, SOURCE)
    assert found is not None
    assert found.line == 4


@pytest.mark.parametrize("before", [{3: 0.064}, {3: 0.064, 4: 0.0}], ids=["unseen", "without cost"])
def test_a_line_seen_at_one_size_only_is_not_judged(before: dict[int, float]) -> None:
    found = costliest_line([64, 128], [before, {3: 0.128, 4: 1.0}], SOURCE)
    assert found is not None
    assert found.line == 3
    assert costliest_line([64, 128], [{}, {4: 100.0}], SOURCE) is None


def test_a_line_that_began_to_cost_later_is_judged_by_the_sizes_where_it_did() -> None:
    found = costliest_line([64, 128, 256], [{3: 0.064}, {3: 0.128, 4: 0.1}, {3: 0.256, 4: 0.8}], SOURCE)
    assert found is not None
    assert found.line == 4
    assert found.power == pytest.approx(3)


def test_only_the_three_largest_sizes_tell_how_a_line_grows() -> None:
    sizes = [16, 32, 64, 128, 256]
    found = costliest_line(sizes, [{3: max(0.004096, 1e-6 * n * n)} for n in sizes], SOURCE)
    assert found is not None
    assert found.power == pytest.approx(2)


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_is_found_at_fewer_than_two_sizes(count: int) -> None:
    assert costliest_line([64][:count], [{4: 1.0}][:count], SOURCE) is None


@pytest.mark.parametrize("costs", [[{}, {}], [{3: 0.0}, {3: 0.0}], [{4: 1.0}, {}]])
def test_nothing_is_found_where_nothing_costs(costs: list[dict[int, float]]) -> None:
    assert costliest_line([64, 128], costs, SOURCE) is None


@pytest.mark.parametrize("line", [-1, 0, len(SOURCE) + 1, 10**9])
def test_a_line_outside_of_the_file_is_not_blamed(line: int) -> None:
    assert costliest_line([64, 128], [{line: 1.0}, {line: 4.0}], SOURCE) is None
    found = costliest_line([64, 128], [{line: 1.0, 3: 0.1}, {line: 4.0, 3: 0.2}], SOURCE)
    assert found is not None
    assert found.line == 3


def test_the_first_and_the_last_line_of_the_file_can_be_blamed() -> None:
    for line in (1, len(SOURCE)):
        found = costliest_line([64, 128], [{line: 1.0}, {line: 2.0}], SOURCE)
        assert found is not None
        assert (found.line, found.source, found.share) == (line, SOURCE[line - 1].strip(), 1)
