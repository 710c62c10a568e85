"""Which line is blamed, from exact costs of the lines at two sizes."""

from judge.growth.blame import costliest, largest
from judge.model.counted import LineCosts

SIZES = (1000, 4000)
WATCHING = 7000
"""Instructions that watching a line takes each time."""

SOURCE = """def solve(nums):
    out = []
    for x in nums:
        y = x + 1
        out.insert(0, y)
    return out""".split("\n")


def table(costs: dict[int, tuple[int, float]]) -> LineCosts:
    """Return costs of lines from how often they run and what a run takes, with watching."""
    return {line: (runs, round(runs * (each + WATCHING))) for line, (runs, each) in costs.items()}


def both(costs: dict[int, tuple[str, float, float]]) -> tuple[LineCosts, LineCosts]:
    """Return tables at two sizes: each line runs `1` or `n` times, and takes a + b * n a run."""
    made = [
        table({line: (n if runs == "n" else 1, a + b * n) for line, (runs, a, b) in costs.items()})
        for n in SIZES
    ]
    return made[0], made[1]


LOOP = {1: ("1", 50.0, 0.0), 2: ("1", 50.0, 0.0), 3: ("n", 60.0, 0.0), 4: ("n", 90.0, 0.0)}


def test_the_line_that_grows_is_blamed_although_others_cost_more_yet() -> None:
    line = costliest(SIZES, both({**LOOP, 4: ("n", 2000.0, 0.0), 5: ("n", 100.0, 0.125)}), SOURCE)
    assert line is not None
    assert (line.line, line.source) == (5, "out.insert(0, y)")
    assert line.sizes == SIZES
    assert line.runs == SIZES
    assert line.costs[1] > 1.5 * line.costs[0]
    assert 0 < line.share < 0.5


def test_a_single_run_may_be_what_is_dear() -> None:
    line = costliest(SIZES, both({**LOOP, 6: ("1", 0.0, 100.0), 2: ("1", 0.0, 4000.0 * SIZES[1])}), SOURCE)
    assert line is not None and line.line == 2
    assert line.runs == (1, 1)


def test_a_return_that_frees_a_copy_leaves_the_blame_to_the_copy() -> None:
    costs = {**LOOP, 4: ("n", 200.0, 3.0), 6: ("n", 200.0, 4.0)}
    line = costliest(SIZES, both(costs), SOURCE)
    assert line is not None and line.line == 4
    alone = costliest(SIZES, both({**costs, 4: ("n", 200.0, 0.5)}), SOURCE)
    assert alone is not None and alone.line == 6


def test_a_run_that_costs_a_little_more_is_not_taken_to_grow() -> None:
    """A fifth more, of integers that are made anew at the larger size, is no growth of one run."""
    costs = {**LOOP, 4: ("n", 600.0, 0.03), 5: ("n", 1500.0, 0.0)}
    line = costliest(SIZES, both(costs), SOURCE)
    assert line is not None and line.line == 5


def test_watching_a_line_often_is_not_held_against_it() -> None:
    """A line that runs in every round costs most while it is watched, and next to nothing otherwise."""
    costs = {**LOOP, 4: ("n", 5.0, 0.0), 3: ("n", 5.0, 0.0), 5: ("n", 30.0, 0.125)}
    line = costliest(SIZES, both(costs), SOURCE)
    assert line is not None and line.line == 5


def test_a_line_that_first_runs_at_the_larger_size_can_be_blamed() -> None:
    small, large = both(LOOP)
    large = {**large, 5: (SIZES[1], SIZES[1] * (WATCHING + 600))}
    line = costliest(SIZES, (small, large), SOURCE)
    assert line is not None
    assert (line.line, line.runs) == (5, (0, SIZES[1]))


def test_lines_outside_of_the_source_are_not_blamed() -> None:
    assert costliest(SIZES, both({**LOOP, 99: ("n", 100.0, 0.5)}), SOURCE) is None
    assert costliest(SIZES, ({}, {}), SOURCE) is None


def test_no_line_is_blamed_where_none_explains_the_cost() -> None:
    flat = ["a = f(x)", "b = g(x)", "c = h(x)"]
    even = dict.fromkeys((1, 2, 3), ("n", 100.0, 0.25))
    assert costliest(SIZES, both({**even, 4: ("1", 1.0, 0.0)}), [*flat, "pass"]) is None


def test_the_first_line_leads_where_those_of_one_loop_explain_the_cost_together() -> None:
    source = [
        "def solve(nums):",
        "    for x in nums:",
        "        a = f(x)",
        "        b = g(x)",
        "        c = h(x)",
        "    return a",
    ]
    costs = dict.fromkeys((3, 4, 5), ("n", 100.0, 0.25)) | {2: ("n", 60.0, 0.0), 6: ("1", 10.0, 0.0)}
    line = costliest(SIZES, both(costs), source)
    assert line is not None and line.line == 3


def test_the_line_that_holds_what_grows_is_blamed() -> None:
    line = largest(SIZES, ({2: 8000, 5: 4000}, {2: 32000, 5: 64000}), SOURCE)
    assert line is not None
    assert (line.line, line.costs, line.share) == (5, (4000, 64000), 1.0)


def test_a_line_that_holds_little_is_not_blamed_however_it_grows() -> None:
    line = largest(SIZES, ({2: 8000, 4: 10, 5: 8100}, {2: 128_000, 4: 5000, 5: 120_000}), SOURCE)
    assert line is not None and line.line == 2


def test_no_line_is_blamed_where_nothing_is_held() -> None:
    assert largest(SIZES, ({}, {}), SOURCE) is None
    assert largest(SIZES, ({}, {99: 5000}), SOURCE) is None
