# time: O(n); space: O(n); factor: none; where: -
"""The stack as a chain of dataclass nodes, read from the right; slower than a list but within the bound."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Node:
    value: int
    below: Node | None


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    top: Node | None = None
    for i in range(len(nums) - 1, -1, -1):
        while top is not None and top.value <= nums[i]:
            top = top.below
        if top is not None:
            answers[i] = top.value
        top = Node(nums[i], top)
    return answers
