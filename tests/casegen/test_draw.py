"""Hypothesis as the judge uses it: the same inputs for everybody, and choices that lead back to them."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import SkipTest

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from judge.casegen.draw import draw, explore, shrink
from judge.model.case import Call, Input
from tests.workers import PATIENCE


def inputs(*arguments: SearchStrategy[Any]) -> SearchStrategy[Input]:
    return st.tuples(*arguments).map(lambda values: (Call("f", values),))


LISTS = inputs(st.lists(st.integers(-1000, 1000), max_size=12), st.integers(0, 9))


def replayed(strategy: SearchStrategy[Input], choices: bytes, end: float | None = None) -> list[Input]:
    """The inputs that are tried for choices if none of them fails."""
    seen: list[Input] = []

    def note(calls: Input) -> bool:
        seen.append(calls)
        return False

    shrink(strategy, choices, note, time.monotonic() + PATIENCE if end is None else end)
    return seen


def smallest(strategy: SearchStrategy[Input], choices: bytes, fails: Callable[..., bool]) -> Any:
    """The arguments of the last input that failed while shrinking: Hypothesis keeps only simpler ones."""
    failing: list[tuple[Any, ...]] = []

    def is_failing(calls: Input) -> bool:
        failed = fails(*calls[0].arguments)
        if failed:
            failing.append(calls[0].arguments)
        return failed

    shrink(strategy, choices, is_failing, time.monotonic() + PATIENCE)
    return min(failing, key=lambda arguments: (len(repr(arguments)), repr(arguments))) if failing else None


# -- drawing -----------------------------------------------------------------------------------------------


def test_as_many_distinct_inputs_are_drawn_as_were_wanted() -> None:
    drawn = draw(LISTS, 100, seed=0)
    assert len(drawn) == 100
    assert len({repr(calls) for calls, _ in drawn}) == 100
    for calls, choices in drawn:
        ((values, k),) = [call.arguments for call in calls]
        assert len(values) <= 12
        assert all(-1000 <= value <= 1000 for value in values)
        assert 0 <= k <= 9
        assert type(choices) is bytes


def test_a_strategy_with_little_to_give_gives_all_of_it() -> None:
    drawn = draw(inputs(st.booleans(), st.integers(0, 2)), 100, seed=0)
    assert {calls[0].arguments for calls, _ in drawn} == {(b, n) for b in (False, True) for n in range(3)}


def test_a_strategy_with_one_input_gives_that() -> None:
    assert [calls for calls, _ in draw(inputs(st.just(5)), 10, seed=0)] == [(Call("f", (5,)),)]


def test_the_seed_decides_what_is_drawn() -> None:
    first, again, other = (draw(LISTS, 30, seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


SCRIPT = """
import sys
sys.path[:0] = {paths!r}
{first}
from hypothesis import strategies as st
from judge.casegen.draw import draw
from judge.model.case import Call
strategy = st.tuples(st.lists(st.integers()), st.floats(0, 1), st.text()).map(lambda v: (Call("f", v),))
print(draw(strategy, 200, 0))
"""


def drawn_in_a_fresh_process(folder: Path, first: str = "", **environment: str) -> str:
    root = Path(__file__).resolve().parents[2]
    script = SCRIPT.format(paths=[str(root), str(folder)], first=first)
    finished = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    assert finished.stdout.count("Call(") == 200
    return finished.stdout


def test_every_process_draws_the_same_whatever_surrounds_it(tmp_path: Path) -> None:
    """Not even constants in modules nearby, which Hypothesis likes to draw, make a difference."""
    (tmp_path / "nearby.py").write_text("NUMBER, FRACTION, TEXT = 987654321, 0.123456789, 'from nearby'\n")
    bare, crowded = tmp_path / "bare", tmp_path
    bare.mkdir()
    one = drawn_in_a_fresh_process(bare, PYTHONHASHSEED="1")
    other = drawn_in_a_fresh_process(
        crowded, "import nearby, random\nrandom.seed(7)", CI="true", PYTHONHASHSEED="2"
    )
    assert one == other


def test_drawing_leaves_no_files_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _, choices = draw(LISTS, 10, seed=0)[5]
    shrink(LISTS, choices, lambda calls: True, time.monotonic() + PATIENCE)
    assert list(tmp_path.iterdir()) == []


# -- shrinking -------------------------------------------------------------------------------------------


def test_choices_lead_back_to_the_input_that_they_made_and_to_no_other_while_it_passes() -> None:
    for calls, choices in draw(LISTS, 20, seed=3):
        assert replayed(LISTS, choices) == [calls]


@pytest.mark.parametrize(
    ("fails", "minimum"),
    [
        (lambda values, k: any(value > 300 for value in values), ([301], 0)),
        (lambda values, k: any(value < -20 for value in values), ([-21], 0)),
        (lambda values, k: len(values) >= 3, ([0, 0, 0], 0)),
        (lambda values, k: len(set(values)) < len(values), ([0, 0], 0)),
        (lambda values, k: k >= 5 and bool(values), ([0], 5)),
        (lambda values, k: values != sorted(values), ([0, -1], 0)),
    ],
    ids=["large value", "negative value", "long", "repeated", "two arguments", "unsorted"],
)
def test_failing_choices_shrink_to_the_smallest_input(fails: Callable[..., bool], minimum: Any) -> None:
    found = [choices for calls, choices in draw(LISTS, 300, seed=0) if fails(*calls[0].arguments)]
    assert found
    for choices in found[:3]:
        arguments = smallest(LISTS, choices, fails)
        assert size(arguments) <= size(minimum), arguments


def size(arguments: tuple[list[int], int]) -> tuple[int, int]:
    values, k = arguments
    return len(values), k + sum(map(abs, values))


def test_nothing_is_tried_after_the_end() -> None:
    _, choices = draw(LISTS, 5, seed=0)[3]
    assert replayed(LISTS, choices, end=time.monotonic()) == []


@pytest.mark.parametrize("choices", [b"", b"\0", b"garbage", b"\xff" * 40])
def test_choices_that_fit_nothing_are_no_error(choices: bytes) -> None:
    try:
        shrink(LISTS, choices, lambda calls: True, time.monotonic() + PATIENCE)
    except SkipTest as error:  # which pytest would take for a test to be skipped
        pytest.fail(str(error))


def test_a_failure_that_comes_and_goes_is_no_error() -> None:
    """Whether a submission answers twice in the same way is for others to find out."""
    calls, choices = draw(LISTS, 20, seed=0)[15]
    tried: list[Input] = []

    def fails_at_first(calls: Input) -> bool:
        tried.append(calls)
        return len(tried) == 1

    shrink(LISTS, choices, fails_at_first, time.monotonic() + PATIENCE)
    assert tried[:2] == [calls, calls]


class Broken(Exception):
    pass


def test_what_goes_wrong_while_shrinking_reaches_the_caller() -> None:
    _, choices = draw(LISTS, 5, seed=0)[3]

    def breaks(calls: Input) -> bool:
        raise Broken

    with pytest.raises(Broken):
        shrink(LISTS, choices, breaks, time.monotonic() + PATIENCE)


# -- exploring -------------------------------------------------------------------------------------------


def test_exploring_ends_at_the_first_failure_and_counts_what_was_tried() -> None:
    seen: list[Input] = []

    def fails(calls: Input, choices: bytes) -> bool:
        seen.append(calls)
        return len(seen) == 7

    assert explore(LISTS, PATIENCE, 0, fails) == 7
    assert len(seen) == 7


def test_a_failure_comes_with_the_choices_that_lead_back_to_it() -> None:
    found: list[tuple[Input, bytes]] = []

    def fails(calls: Input, choices: bytes) -> bool:
        if len(calls[0].arguments[0]) > 3:
            found.append((calls, choices))
        return bool(found)

    explore(LISTS, PATIENCE, 0, fails)
    ((calls, choices),) = found
    assert replayed(LISTS, choices) == [calls]


def test_exploring_goes_on_until_its_time_is_over_even_when_all_inputs_are_known() -> None:
    started = time.monotonic()
    tried = explore(inputs(st.booleans()), 0.1, 0, lambda calls, choices: False)
    assert time.monotonic() - started >= 0.1
    assert tried > 2


def test_no_time_means_nothing_is_tried() -> None:
    assert explore(LISTS, 0, 0, lambda calls, choices: pytest.fail("tried")) == 0


def test_other_seeds_explore_other_inputs() -> None:
    def first_ten(seed: int) -> list[Input]:
        seen: list[Input] = []

        def note(calls: Input, choices: bytes) -> bool:
            seen.append(calls)
            return len(seen) == 10

        explore(LISTS, PATIENCE, seed, note)
        return seen

    assert first_ten(1) == first_ten(1)
    assert first_ten(1) != first_ten(2)
