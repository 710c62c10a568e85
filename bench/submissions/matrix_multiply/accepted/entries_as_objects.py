# time: O(n ** 3); space: O(n ** 2); factor: none; where: -
"""Numbers modulo nothing at all, as objects with their own arithmetic, some twenty times slower; O(n^3)."""


class Number:
    __slots__ = ("value",)

    def __init__(self, value: int) -> None:
        self.value = value

    def __add__(self, other: "Number") -> "Number":
        return Number(self.value + other.value)

    def __mul__(self, other: "Number") -> "Number":
        return Number(self.value * other.value)


def matrix_multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    left = [[Number(value) for value in row] for row in a]
    cols = [[Number(value) for value in col] for col in zip(*b)]
    return [[sum((x * y for x, y in zip(row, col)), Number(0)).value for col in cols] for row in left]
