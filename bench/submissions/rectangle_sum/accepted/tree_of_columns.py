# time: O(rows * cols + q * log cols); space: O(rows * cols); factor: log n; where: -
"""A segment tree over the columns whose leaves are running sums down a column: O(log cols) a query."""

from itertools import accumulate
from operator import add


class RectangleSum:
    def __init__(self, matrix: list[list[int]]) -> None:
        columns = [list(accumulate(column, initial=0)) for column in zip(*matrix)]
        self.size = len(columns)
        self.tree = [[]] * self.size + columns
        for node in range(self.size - 1, 0, -1):
            self.tree[node] = list(map(add, self.tree[2 * node], self.tree[2 * node + 1]))

    def query(self, row_start: int, row_end: int, col_start: int, col_end: int) -> int:
        total = 0
        low, high = col_start + self.size, col_end + self.size + 1
        while low < high:
            if low & 1:
                total += self.tree[low][row_end + 1] - self.tree[low][row_start]
                low += 1
            if high & 1:
                high -= 1
                total += self.tree[high][row_end + 1] - self.tree[high][row_start]
            low, high = low >> 1, high >> 1
        return total
