# time: O(n ** 2); space: O(n); factor: n; where: python
"""A search tree that nobody balances: a list in ascending or descending order makes it a chain of n nodes."""


class Node:
    def __init__(self, value: int) -> None:
        self.value = value
        self.count = 0
        self.children: list[Node | None] = [None, None]


class Tree:
    def __init__(self) -> None:
        self.root = Node(0)

    def node(self, value: int) -> Node:
        node = self.root
        while node.value != value:  # blame
            side = value > node.value  # blame
            child = node.children[side]  # blame
            if child is None:
                child = node.children[side] = Node(value)
            node = child  # blame
        return node


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    tree = Tree()
    for value in b:
        tree.node(value).count += 1  # blame
    common = []
    for value in a:
        node = tree.node(value)  # blame
        if node.count:
            node.count -= 1
            common.append(value)
    return common
