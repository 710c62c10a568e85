"""Inputs as trees of lists, tuples, dicts and arrays: what stands in them, and copies with other values."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from judge.model.array import Array

Value = Any
Path = tuple[Any, ...]
"""Steps from the root of a tree; one into an array is the position of an element in C order."""


def lists_in(tree: Value, path: Path) -> Iterator[tuple[Path, list[Value]]]:
    """Yield every list inside the tree with the path to it; the two outer levels are calls and arguments."""
    if isinstance(tree, list) and len(path) >= 2:
        yield path, tree
    if isinstance(tree, list | tuple):
        for i, item in enumerate(tree):
            yield from lists_in(item, (*path, i))


def arrays_in(tree: Value, path: Path) -> Iterator[tuple[Path, Array]]:
    """Yield every array inside the tree with the path to it."""
    if isinstance(tree, Array):
        yield path, tree
    elif isinstance(tree, list | tuple):
        for i, item in enumerate(tree):
            yield from arrays_in(item, (*path, i))
    elif isinstance(tree, dict):
        for key, item in tree.items():
            yield from arrays_in(item, (*path, key))


def without_piece(tree: Value, axes: Sequence[tuple[Path, int]], start: int, length: int) -> Value:
    """Return the tree with the same piece cut out of several axes."""
    for path, axis in axes:
        tree = replaced(tree, path, item_at(tree, path).without(axis, start, length))
    return tree


def leaves_in(tree: Value, path: Path) -> Iterator[tuple[Path, Value]]:
    """Yield every value inside the tree that is no container, with the path to it."""
    if isinstance(tree, Array):
        yield from (((*path, i), element) for i, element in enumerate(tree.elements))
    elif isinstance(tree, list | tuple):
        for i, item in enumerate(tree):
            yield from leaves_in(item, (*path, i))
    elif isinstance(tree, dict):
        for key, item in tree.items():
            yield from leaves_in(item, (*path, key))
    else:
        yield path, tree


def item_at(tree: Value, path: Path) -> Value:
    """Return what stands at `path`."""
    for step in path:
        tree = (tree.elements if isinstance(tree, Array) else tree)[step]
    return tree


def replaced(tree: Value, path: Path, value: Value) -> Value:
    """Return a copy of the tree with another value at `path`; untouched parts are shared."""
    if not path:
        return value
    if isinstance(tree, Array):
        return with_elements(tree, [value if i == path[0] else e for i, e in enumerate(tree.elements)])
    if isinstance(tree, dict):
        return {**tree, path[0]: replaced(tree[path[0]], path[1:], value)}
    items = list(tree)
    items[path[0]] = replaced(items[path[0]], path[1:], value)
    return tuple(items) if isinstance(tree, tuple) else items


def map_numbers(
    tree: Value, change: Callable[[Value], Value], only: Collection[Path] | None = None, path: Path = ()
) -> Value:
    """Return the tree with every number changed, or `only` those at some paths."""
    if isinstance(tree, Array):
        elements = [map_numbers(item, change, only, (*path, i)) for i, item in enumerate(tree.elements)]
        return with_elements(tree, elements)
    if isinstance(tree, list):
        return [map_numbers(item, change, only, (*path, i)) for i, item in enumerate(tree)]
    if isinstance(tree, tuple):
        return tuple([map_numbers(item, change, only, (*path, i)) for i, item in enumerate(tree)])
    if isinstance(tree, dict):
        return {key: map_numbers(item, change, only, (*path, key)) for key, item in tree.items()}
    if type(tree) not in (int, float) or (only is not None and path not in only):
        return tree
    return change(tree)


def with_elements(array: Array, elements: list[Value]) -> Array:
    """Return the array with other elements; as it is where one of them is too large for it."""
    try:
        return array.with_elements(elements)
    except OverflowError:
        return array
