# time: O(n); space: O(n); factor: none; where: -
"""A dict subclass that counts and hands out elements by method calls, some times slower; within the bound."""


class Tally(dict[int, int]):
    def __init__(self, values: list[int]) -> None:
        super().__init__()
        for value in values:
            self[value] += 1

    def __missing__(self, value: int) -> int:
        return 0

    def take(self, value: int) -> bool:
        if not self[value]:
            return False
        self[value] -= 1
        return True


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    shorter, longer = sorted((a, b), key=len)
    tally = Tally(shorter)
    return [value for value in longer if tally.take(value)]
