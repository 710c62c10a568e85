"""Making an input smaller by small steps, as a person would by hand, until no step helps.

Hypothesis shrinks the choices behind an input; this works on the input itself, whatever it came from,
and ends at one of which no element can be dropped and no number made simpler.
"""

import contextlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from judge.casegen.trees import (
    Path,
    Value,
    arrays_in,
    item_at,
    leaves_in,
    lists_in,
    map_numbers,
    replaced,
    without_piece,
)
from judge.model.array import Array
from judge.model.case import Call, Input, Size, size_of

Tree = list[list[Value]]
"""The arguments of each call; tuples, lists, dicts and arrays inside as they are."""

MAX_SHIFTED = 9
"""Numbers beside a shortened list of which every subset is tried lowered."""

MAX_RUNS = 64
"""Runs of numbers that are set to zero, one after the other."""

STEPS = 12
"""Halvings of the step by which a float is tried smaller."""

MAX_PAIRED = 16
"""Numbers of which pairs are tried moved together."""


def reduce_input(
    start: Input, is_smaller_failing: Callable[[Input], bool], out_of_time: Callable[[], bool]
) -> Input:
    """The smallest input found from `start` by steps that keep failing.

    `is_smaller_failing` must say whether an input is valid and fails in the same way. Ends when no step
    helps, or when `out_of_time` says so.
    """
    reducer = _Reducer(start, is_smaller_failing, out_of_time)
    size = None
    with contextlib.suppress(_OutOfTime):
        while size != reducer.size and not out_of_time():
            size = reducer.size
            reducer.drop_calls()
            reducer.zero_numbers()
            reducer.shorten_lists()
            reducer.narrow_arrays()
            reducer.simplify_together()
            reducer.simplify_each()
            reducer.move_pairs()
    return reducer.best


class _OutOfTime(Exception):
    """Ends a pass wherever it is."""


class _Reducer:
    """The smallest input so far, and the passes that make it smaller. A pass goes on from each success."""

    def __init__(
        self, start: Input, is_smaller_failing: Callable[[Input], bool], out_of_time: Callable[[], bool]
    ) -> None:
        self.best = start
        self.size: Size = size_of(start)
        self.is_smaller_failing = is_smaller_failing
        self.out_of_time = out_of_time

    def attempt(self, calls: Input) -> bool:
        """Whether an input is smaller and fails too; if so, it is the best from now on."""
        if self.out_of_time():
            raise _OutOfTime
        size = size_of(calls)
        if size >= self.size or not self.is_smaller_failing(calls):
            return False
        self.best, self.size = calls, size
        return True

    @property
    def tree(self) -> Tree:
        return [list(call.arguments) for call in self.best]

    def attempt_tree(self, tree: Tree) -> bool:
        changed = [
            Call(call.name, tuple(arguments), call.receiver)
            for call, arguments in zip(self.best, tree, strict=True)
        ]
        return self.attempt(tuple(changed))

    def drop_calls(self) -> None:
        """Drop objects with all their calls, then runs of calls."""
        for receiver in sorted({call.receiver for call in self.best[1:]} - {0}, reverse=True):
            self.attempt(renumbered([call for call in self.best if call.receiver == receiver]))
            self.attempt(renumbered([call for call in self.best if call.receiver != receiver]))
        for length in _halvings(len(self.best) - 1):
            start = len(self.best) - length
            while start >= 1:
                self.attempt(self.best[:start] + self.best[start + length :])
                start -= length

    def shorten_lists(self) -> None:
        """Cut pieces out of every list, and columns out of every matrix."""
        for path in [path for path, _ in lists_in(self.tree, ())]:
            self._cut(path, self._without_items)
            self._cut(path, self._without_columns)

    def _cut(self, path: Path, without: Callable[[Path, int, int], Tree | None]) -> None:
        """Cut out what `without(path, start, length)` leaves out, in ever smaller pieces from the end."""
        try:
            values = item_at(self.tree, path)
        except (IndexError, TypeError):
            return  # an earlier cut took it away
        if not isinstance(values, list):
            return
        extent = len(values)
        if without == self._without_columns:
            extent = min((len(row) for row in values if isinstance(row, list)), default=0)
        for length in _halvings(extent):
            start = extent - length
            while start >= 0:
                shorter = without(path, start, length)
                if shorter is not None and not self.attempt_tree(shorter):
                    for shifted in _shifted(shorter, path, length):
                        if self.attempt_tree(shifted):
                            break
                start -= length

    def _without_items(self, path: Path, start: int, length: int) -> Tree | None:
        tree = self.tree
        values = item_at(tree, path)
        if start + length > len(values):
            return None
        shorter: Tree = replaced(tree, path, values[:start] + values[start + length :])
        return shorter

    def _without_columns(self, path: Path, start: int, length: int) -> Tree | None:
        tree = self.tree
        rows = item_at(tree, path)
        if not rows or any(not isinstance(row, list) or start + length > len(row) for row in rows):
            return None
        narrower: Tree = replaced(tree, path, [row[:start] + row[start + length :] for row in rows])
        return narrower

    def narrow_arrays(self) -> None:
        """Cut pieces out of every axis of every array, alone or with the axes that are as long."""
        for path, found in list(arrays_in(self.tree, ())):
            for axis, extent in enumerate(found.shape):
                for length in _halvings(extent):
                    for start in range(extent - length, -1, -length):
                        self._cut_axis(path, axis, start, length)

    def _cut_axis(self, path: Path, axis: int, start: int, length: int) -> None:
        """Cut a piece out of an axis; rows of two arrays may belong together, and so may an array and a
        number."""
        tree = self.tree
        arrays = dict(arrays_in(tree, ()))
        extent = arrays[path].shape[axis] if path in arrays else 0
        if start + length > extent:
            return  # an earlier cut took it away
        alike = [(p, i) for p, one in arrays.items() for i, n in enumerate(one.shape) if n == extent]
        groups = [[(path, axis)], [(p, i) for p, i in alike if i == axis], alike]
        shorter: list[Tree] = []
        for group in groups:
            if group not in groups[: len(shorter)]:
                shorter.append(without_piece(tree, group, start, length))
        if not any(map(self.attempt_tree, shorter)):
            shifted = (other for one in shorter for other in _shifted(one, path, length))
            any(map(self.attempt_tree, shifted))

    def zero_numbers(self) -> None:
        """Set runs of neighbouring numbers to zero: of a long list, few usually matter."""
        count = len(self._numbers())
        for length in [count, *_halvings(count)]:
            if count > MAX_RUNS * length:
                return  # single ones come when the input is smaller
            for start in range(0, len(self._numbers()), max(length, 1)):
                paths = {path for path, _ in self._numbers()[start : start + length]}
                self.attempt_tree(map_numbers(self.tree, lambda value: type(value)(0), paths))

    def simplify_together(self) -> None:
        """Make equal numbers simpler at once, or all of them; order and equality stay."""
        distinct = sorted({value for _, value in self._numbers()})
        ranks = {value: rank for rank, value in enumerate(distinct)}
        self.attempt_tree(map_numbers(self.tree, lambda value: type(value)(ranks.get(value, value))))
        for step in (1, -1):
            self.attempt_tree(map_numbers(self.tree, partial(_add, step)))
            in_lists = [
                [
                    map_numbers(value, partial(_add, step)) if isinstance(value, list | Array) else value
                    for value in call
                ]
                for call in self.tree
            ]
            self.attempt_tree(in_lists)
        for value in sorted(distinct, key=abs, reverse=True):
            for simpler in _simpler(value):
                if self.attempt_tree(map_numbers(self.tree, partial(_exchange, value, simpler))):
                    break

    def simplify_each(self) -> None:
        """Make each number simpler by itself."""
        for path, value in self._numbers():
            for simpler in _simpler(value):
                if self.attempt_tree(replaced(self.tree, path, simpler)):
                    break

    def move_pairs(self) -> None:
        """Move two numbers by one at once: their difference may be what matters."""
        for (path, _), (other_path, _) in itertools.combinations(self._numbers()[:MAX_PAIRED], 2):
            for step in (1, -1):
                tree = self.tree
                moved = replaced(tree, path, item_at(tree, path) - step)
                self.attempt_tree(replaced(moved, other_path, item_at(tree, other_path) - step))

    def _numbers(self) -> list[tuple[Path, Value]]:
        return [(path, value) for path, value in leaves_in(self.tree, ()) if type(value) in (int, float)]


def renumbered(calls: Sequence[Call]) -> Input:
    """The calls with their receivers counted from 0 in the order of their construction."""
    numbers: dict[int, int] = {}
    for call in calls:
        numbers.setdefault(call.receiver, len(numbers))
    return tuple([Call(call.name, call.arguments, numbers[call.receiver]) for call in calls])


def _halvings(length: int) -> list[int]:
    """Lengths of pieces to cut out of `length` elements: half, a quarter, ..., one."""
    sizes = []
    piece = length // 2
    while piece > 1:
        sizes.append(piece)
        piece //= 2
    return [*sizes, 1] if length else []


def _shifted(tree: Value, path: Path, by: int) -> Iterator[Value]:
    """The tree with some of the integers outside the list at `path` lowered.

    A shorter list leaves indices and lengths beside it too large; which ones is not known here, so every
    choice is offered, and the constraints of the problem sort them out.
    """
    places = [
        place
        for place, value in leaves_in(tree, ())
        if type(value) is int and value >= by and place[: len(path)] != path
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
            shifted = replaced(shifted, place, item_at(shifted, place) - by)
        yield shifted


def _add(step: int, value: Value) -> Value:
    return value + step


def _exchange(old: Value, new: Value, value: Value) -> Value:
    return new if value == old and type(value) is type(old) else value


def _simpler(value: Value) -> list[Value]:
    """Numbers to try instead, the simplest first."""
    kind = type(value)
    if value != value or value in (float("inf"), float("-inf")):
        return [kind(0)]
    options = [kind(0), kind(1), kind(-1), kind(2), kind(0.5), -value, kind(int(value))]
    if abs(value) > 2:
        options.append(kind(int(value / 2)) if abs(value) < 2**52 else value // 2)
    if kind is float:  # where exp overflows, say, is found by halving what is left
        options += [value - kind(int(value / 2**k)) for k in range(2, STEPS) if abs(value) >= 2**k]
    options.append(value - 1 if value > 0 else value + 1)
    return [option for option in dict.fromkeys(options) if _key(option) < _key(value)]


def _key(value: Value) -> Size:
    return size_of((Call("", (value,)),))
