"""Counts the values below each node of a binary tree over all numbers; a rank leads down from its root."""

from collections import defaultdict

LEAVES = 2**31
ZERO = LEAVES + 2**30


class StreamingMedian:
    def __init__(self) -> None:
        self.counts: defaultdict[int, int] = defaultdict(int)

    def insert(self, value: int) -> None:
        node = ZERO + value
        while node:
            self.counts[node] += 1
            node //= 2

    def median(self) -> float:
        count = self.counts[1]
        if not count:
            return 0.0
        return (self._ranked((count - 1) // 2) + self._ranked(count // 2)) / 2

    def _ranked(self, rank: int) -> int:
        """Return the value that has so many before it."""
        node = 1
        while node < LEAVES:
            node *= 2
            before = self.counts.get(node, 0)
            if before <= rank:
                rank -= before
                node += 1
        return node - ZERO
