# time: O(n log n); space: O(n); factor: none; where: -
"""A skip list with random heights; O(n log n) on average, slow."""

from random import Random

LEVELS = 18


def sort_values(nums: list[int]) -> list[int]:
    random = Random(3)
    head: list = [None, [None] * LEVELS]
    for value in nums:
        height = 1
        while height < LEVELS and random.random() < 0.5:
            height += 1
        node = [value, [None] * height]
        at = head
        for level in range(LEVELS - 1, -1, -1):
            while (after := at[1][level]) is not None and after[0] < value:
                at = after
            if level < height:
                node[1][level], at[1][level] = at[1][level], node
    ordered = []
    node = head[1][0]
    while node is not None:
        ordered.append(node[0])
        after, node[1] = node[1][0], None
        node = after
    return ordered
