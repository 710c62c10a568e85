"""A search tree that is never balanced, with sizes: O(n) an insertion where values come in order."""

from __future__ import annotations


class Node:
    def __init__(self, value: int) -> None:
        self.value = value
        self.size = 1
        self.left: Node | None = None
        self.right: Node | None = None


class StreamingMedian:
    def __init__(self) -> None:
        self.root: Node | None = None

    def insert(self, value: int) -> None:
        if self.root is None:
            self.root = Node(value)
            return
        node: Node | None = self.root
        while node is not None:
            node.size += 1
            parent, goes_left = node, value < node.value
            node = node.left if goes_left else node.right
        if goes_left:
            parent.left = Node(value)
        else:
            parent.right = Node(value)

    def median(self) -> float:
        if self.root is None:
            return 0.0
        n = self.root.size
        return (self._ranked((n - 1) // 2) + self._ranked(n // 2)) / 2

    def _ranked(self, rank: int) -> int:
        node = self.root
        while node is not None:
            before = node.left.size if node.left else 0
            if rank == before:
                return node.value
            if rank < before:
                node = node.left
            else:
                rank -= before + 1
                node = node.right
        raise IndexError(rank)
