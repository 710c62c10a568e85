# time: O(n + m); space: O(n + m); factor: none; where: -
"""Makes both lists linked ones, merges these and walks through the result; O(n + m)."""


class Node:
    def __init__(self, value: int, after: "Node | None" = None) -> None:
        self.value = value
        self.after = after


def linked(values: list[int]) -> Node | None:
    head = None
    for value in reversed(values):
        head = Node(value, head)
    return head


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    left, right = linked(a), linked(b)
    start = last = Node(0)
    while left and right:
        if left.value <= right.value:
            last.after, left = left, left.after
        else:
            last.after, right = right, right.after
        last = last.after
    last.after = left or right
    values = []
    node = start.after
    while node:
        values.append(node.value)
        before, node = node, node.after
        before.after = None
    return values
