# time: O(n log n); space: O(n); factor: log n; where: -
"""A treap of the window by value and place, in which each step inserts and deletes once: O(log k) for each."""

from random import Random


class Node:
    __slots__ = ("key", "left", "priority", "right")

    def __init__(self, key: tuple[int, int], priority: float) -> None:
        self.key, self.priority = key, priority
        self.left = self.right = None


def split(node, key):
    if node is None:
        return None, None
    if node.key < key:
        node.right, rest = split(node.right, key)
        return node, rest
    rest, node.left = split(node.left, key)
    return rest, node


def merge(a, b):
    if a is None or b is None:
        return a or b
    if a.priority > b.priority:
        a.right = merge(a.right, b)
        return a
    b.left = merge(a, b.left)
    return b


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    random = Random(13)
    root = None
    maxima = []
    for place, value in enumerate(nums):
        low, high = split(root, (value, place))
        root = merge(merge(low, Node((value, place), random.random())), high)
        if place >= k:
            old = nums[place - k], place - k
            low, rest = split(root, old)
            _, high = split(rest, (old[0], old[1] + 1))
            root = merge(low, high)
        if place >= k - 1:
            node = root
            while node.right is not None:
                node = node.right
            maxima.append(node.key[0])
    return maxima
