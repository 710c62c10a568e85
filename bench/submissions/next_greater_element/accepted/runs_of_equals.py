# time: O(n); space: O(n); factor: none; where: -
"""Waiting elements of one value share an entry (value, indices), and a generator yields who is answered."""

from collections.abc import Iterator


def answered(nums: list[int]) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[int, list[int]]] = []
    for i, value in enumerate(nums):
        while waiting and waiting[-1][0] < value:
            _, indices = waiting.pop()
            for j in indices:
                yield j, value
        if waiting and waiting[-1][0] == value:
            waiting[-1][1].append(i)
        else:
            waiting.append((value, [i]))


def next_greater_element(nums: list[int]) -> list[int]:
    answers = dict.fromkeys(range(len(nums)), -1)
    answers.update(answered(nums))
    return list(answers.values())
