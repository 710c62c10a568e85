# time: O(n + w); space: O(n + w); factor: none; where: -
"""A chain of objects for each value of the range, taken apart from the highest value down; O(n + w)."""

from dataclasses import dataclass


@dataclass(slots=True)
class Link:
    value: int
    rest: "Link | None"


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    heads: list[Link | None] = [None] * (high - low + 1)
    for value in nums:
        heads[value - low] = Link(value, heads[value - low])
    ordered = []
    while heads:
        link = heads.pop()
        while link is not None:
            ordered.append(link.value)
            link = link.rest
    ordered.reverse()
    return ordered
