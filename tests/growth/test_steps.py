"""The rule over Python steps: what grows with the elements, and which line is named."""

import pytest

from judge.growth.steps import OWN, PLACE, find_loop, in_a_sentence
from judge.model.steps import Place, StepCount, StepsAt

SOURCE = """def solve(x):
    for i in range(len(x)):
        x[i] *= 2
    return x
"""


def at(n: int, places: dict[Place, int], own: int = 0, ended: bool = False) -> StepsAt:
    return StepsAt(n, StepCount(own, sum(places.values()), places, ended))


def test_what_stays_is_no_loop() -> None:
    assert find_loop([at(256, {(2, ""): 500}), at(1024, {(2, ""): 500})], SOURCE) is None


@pytest.mark.parametrize(
    ("each", "found"), [(1.0, True), (0.25, True), (PLACE, True), (0.1, False), (0.016, False)]
)
def test_a_place_is_a_loop_from_one_step_for_eight_elements_on(each: float, found: bool) -> None:
    series = [at(n, {(3, ""): int(each * n)}) for n in (256, 1024, 4096)]
    assert (find_loop(series, SOURCE) is not None) is found


def test_many_places_together_are_a_loop() -> None:
    series = [at(n, {(line, ""): n // 16 for line in range(5, 25)}, own=int(OWN * n)) for n in (1024, 4096)]
    assert find_loop(series, SOURCE) is not None


def test_the_head_of_the_loop_is_named() -> None:
    loop = find_loop([at(n, {(2, ""): n + 1, (3, ""): 2 * n}, own=3 * n) for n in (256, 1024)], SOURCE)
    assert loop is not None
    assert (loop.line, loop.each, loop.steps) == (2, 1.0, (257, 1025))
    sentence = in_a_sentence(loop, "n")
    assert sentence == "line 2 takes 1 Python step for each of n elements: 257 at n = 256, 1,025 at 1,024"


def test_a_line_in_a_loop_over_something_else_is_named_itself() -> None:
    loop = find_loop([at(n, {(2, ""): 10, (3, "tolist()"): 10 * n}) for n in (256, 1024)], SOURCE)
    assert loop is not None and loop.line == 3


def test_a_run_that_was_ended_is_a_loop_at_any_size() -> None:
    loop = find_loop([at(256, {(2, ""): 1_000_000}, ended=True)], SOURCE)
    assert loop is not None and loop.at_least
    assert in_a_sentence(loop, "n") == "line 2 takes 1,000,000 Python steps and more at n = 256"
