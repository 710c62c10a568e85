# time: O(n log n); space: O(n); factor: none; where: -
"""A search tree with random priorities holds how often each value of a is left; O(log n) for each element."""

from random import Random


class Node:
    __slots__ = ("count", "left", "priority", "right", "value")

    def __init__(self, value: int, priority: float) -> None:
        self.value, self.priority, self.count = value, priority, 1
        self.left: Node | None = None
        self.right: Node | None = None


def insert(node: Node | None, value: int, random: Random) -> Node:
    if node is None:
        return Node(value, random.random())
    if value == node.value:
        node.count += 1
    elif value < node.value:
        left = insert(node.left, value, random)
        node.left = left
        if left.priority < node.priority:
            node.left, left.right = left.right, node
            return left
    else:
        right = insert(node.right, value, random)
        node.right = right
        if right.priority < node.priority:
            node.right, right.left = right.left, node
            return right
    return node


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    random = Random(7)
    root: Node | None = None
    for value in a:
        root = insert(root, value, random)
    common: list[int] = []
    for value in b:
        node = root
        while node is not None and node.value != value:
            node = node.left if value < node.value else node.right
        if node is not None and node.count:
            node.count -= 1
            common.append(value)
    return common
