# tries: a class that inherits its methods, with a class method as constructor
# verdicts: AC
# problem: rectangle_sum
from abc import ABC, abstractmethod


class Base(ABC):
    def __init__(self, matrix):
        self.matrix = matrix

    def query(self, row_start, row_end, col_start, col_end):
        return sum(self.row(r, col_start, col_end) for r in range(row_start, row_end + 1))

    @abstractmethod
    def row(self, r, start, end): ...


class RectangleSum(Base):
    def row(self, r, start, end):
        return sum(self.matrix[r][start : end + 1])
