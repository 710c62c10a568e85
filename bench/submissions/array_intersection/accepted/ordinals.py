# time: O(n); space: O(n); factor: none; where: -
"""Numbers the copies of each value and intersects sets of (value, number) pairs; within the bound."""

from collections.abc import Iterator


def numbered(values: list[int]) -> Iterator[tuple[int, int]]:
    seen: dict[int, int] = {}
    for value in values:
        seen[value] = seen.get(value, 0) + 1
        yield value, seen[value]


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    return [value for value, _ in set(numbered(a)).intersection(numbered(b))]
