"""Making an input smaller by small steps, as a person would by hand, until no step helps.

Hypothesis shrinks the choices behind an input; this works on the input itself, whatever it came from,
and ends at one of which no element can be dropped and no number made simpler.
"""

import itertools
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from judge.model.case import Call, Input, Size, size_of

Value = Any
Path = tuple[int | str, ...]

MAX_LEAVES = 4000
"""Inputs with more numbers than this are only cut into large pieces first."""

MAX_SHIFTED = 9
"""Numbers beside a shortened list of which every subset is tried one lower."""


def reduce_input(
    start: Input, is_smaller_failing: Callable[[Input], bool], out_of_time: Callable[[], bool]
) -> Input:
    """The smallest input found from `start` by steps that keep failing.

    `is_smaller_failing` must say whether an input is valid and fails in the same way.
    """
    best, size = start, size_of(start)
    progress = True
    while progress and not out_of_time():
        progress = False
        for candidate in candidates(best):
            if out_of_time():
                break
            candidate_size = size_of(candidate)
            if candidate_size < size and is_smaller_failing(candidate):
                best, size = candidate, candidate_size
                progress = True
                break
    return best


def candidates(calls: Input) -> Iterator[Input]:
    """Simpler inputs, the boldest steps first. Some are invalid, and some no smaller."""
    yield from _fewer_calls(calls)
    tree = [list(call.arguments) for call in calls]
    for changed in _shorter(tree):
        yield _rebuild(calls, changed)
    for changed in _simpler_numbers(tree):
        yield _rebuild(calls, changed)


def _rebuild(calls: Input, tree: list[list[Value]]) -> Input:
    return tuple([Call(call.name, tuple(arguments)) for call, arguments in zip(calls, tree, strict=True)])


def _fewer_calls(calls: Input) -> Iterator[Input]:
    methods = len(calls) - 1
    for length in _halvings(methods):
        for start in range(1, methods + 2 - length):
            rest = calls[:start] + calls[start + length :]
            if len(rest) > 1:
                yield rest


def _halvings(length: int) -> list[int]:
    """Lengths of pieces to cut out of `length` elements: half, a quarter, ..., one."""
    sizes = []
    piece = length // 2
    while piece > 1:
        sizes.append(piece)
        piece //= 2
    return [*sizes, 1] if length else []


def _shorter(tree: Value) -> Iterator[Value]:
    """The tree with a piece of one of its lists cut out, and what depends on positions moved along."""
    for path, values in list(_lists(tree, ())):
        for length in _halvings(len(values)):
            for start in range(0, len(values) - length + 1, max(length // 2, 1)):
                shorter = _replace(tree, path, values[:start] + values[start + length :])
                yield shorter
                if length == 1:
                    yield from _shifted(shorter, path)
        if values and all(isinstance(row, list) and row for row in values):
            for column in range(min(len(row) for row in values)):
                narrower = _replace(tree, path, [row[:column] + row[column + 1 :] for row in values])
                yield narrower
                yield from _shifted(narrower, path)


def _shifted(tree: Value, path: Path) -> Iterator[Value]:
    """The tree with some of the integers outside the list at `path` lowered by one.

    A shorter list leaves indices and lengths beside it one too large; which ones is not known here, so
    every choice is offered, and the constraints of the problem sort them out.
    """
    places = [
        place
        for place, value in _leaves(tree, ())
        if type(value) is int and value > 0 and place[: len(path)] != path
    ]
    if len(places) > MAX_SHIFTED:
        choices: Iterator[tuple[Path, ...]] = itertools.chain(
            itertools.combinations(places, 1), [tuple(places)]
        )
    else:
        choices = itertools.chain.from_iterable(
            itertools.combinations(places, count) for count in range(1, len(places) + 1)
        )
    for chosen in choices:
        shifted = tree
        for place in chosen:
            shifted = _replace(shifted, place, _get(shifted, place) - 1)
        yield shifted


def _simpler_numbers(tree: Value) -> Iterator[Value]:
    leaves = [(path, value) for path, value in _leaves(tree, ()) if type(value) in (int, float)]
    if len(leaves) > MAX_LEAVES:
        return
    distinct = sorted({value for _, value in leaves})
    ranks = {value: rank for rank, value in enumerate(distinct)}
    yield _map(tree, lambda value: type(value)(0))
    yield _map(tree, lambda value: type(value)(ranks.get(value, value)))
    for step in (1, -1):
        yield _map(tree, partial(_add, step))
        yield [[_map(a, partial(_add, step)) if isinstance(a, list) else a for a in call] for call in tree]
    for value in sorted(distinct, key=abs, reverse=True):
        for simpler in _simpler(value):
            yield _map(tree, partial(_exchange, value, simpler))
    for path, value in leaves:
        for simpler in _simpler(value):
            yield _replace(tree, path, simpler)
    for (path, value), (other_path, other) in itertools.combinations(leaves[:24], 2):
        for step in (1, -1):
            moved = _replace(tree, path, value - step)
            yield _replace(moved, other_path, other - step)


def _add(step: int, value: Value) -> Value:
    return value + step


def _exchange(old: Value, new: Value, value: Value) -> Value:
    return new if value == old else value


def _simpler(value: Value) -> list[Value]:
    """Numbers to try instead, the simplest first."""
    kind = type(value)
    options = [kind(0), kind(1), kind(-1), kind(2), kind(0.5), -value, kind(int(value))]
    if abs(value) > 2:
        options.append(kind(int(value / 2)) if abs(value) < 2**52 else value // 2)
    options.append(value - 1 if value > 0 else value + 1)
    return [option for option in dict.fromkeys(options) if _key(option) < _key(value)]


def _key(value: Value) -> Size:
    return size_of((Call("", (value,)),))


# -- trees of lists and tuples -----------------------------------------------------------------------


def _lists(tree: Value, path: Path) -> Iterator[tuple[Path, list[Value]]]:
    """Every list inside the tree with the path to it; the two outer levels are calls and arguments."""
    if isinstance(tree, list) and len(path) >= 2:
        yield path, tree
    if isinstance(tree, list | tuple):
        for i, item in enumerate(tree):
            yield from _lists(item, (*path, i))


def _leaves(tree: Value, path: Path) -> Iterator[tuple[Path, Value]]:
    if isinstance(tree, list | tuple):
        for i, item in enumerate(tree):
            yield from _leaves(item, (*path, i))
    else:
        yield path, tree


def _get(tree: Value, path: Path) -> Value:
    for step in path:
        tree = tree[step]
    return tree


def _replace(tree: Value, path: Path, value: Value) -> Value:
    """A copy of the tree with another value at `path`; untouched parts are shared."""
    if not path:
        return value
    items = list(tree)
    items[path[0]] = _replace(items[path[0]], path[1:], value)  # type: ignore[index]
    return tuple(items) if isinstance(tree, tuple) else items


def _map(tree: Value, change: Callable[[Value], Value]) -> Value:
    if isinstance(tree, list):
        return [_map(item, change) for item in tree]
    if isinstance(tree, tuple):
        return tuple([_map(item, change) for item in tree])
    return change(tree) if type(tree) in (int, float) else tree
