# tries: methods that the objects get one by one, and the class has not
# verdicts: AC
# problem: rectangle_sum
from functools import partial
from itertools import accumulate


class Maker(type):
    def __call__(cls, *arguments):
        return super().__call__(*arguments)


class RectangleSum(metaclass=Maker):
    def __init__(self, matrix):
        table = [[0] * (len(matrix[0]) + 1)]
        for row in matrix:
            table.append([above + left for above, left in zip(table[-1], accumulate([0, *row]))])
        for name in ("query", "sum_of"):
            setattr(self, name, partial(self._sum, table))

    def _sum(self, table, row_start, row_end, col_start, col_end):
        right = table[row_end + 1][col_end + 1] - table[row_start][col_end + 1]
        return right - table[row_end + 1][col_start] + table[row_start][col_start]
