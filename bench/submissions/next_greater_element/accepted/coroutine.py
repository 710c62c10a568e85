# time: O(n); space: O(n); factor: none; where: -
"""A coroutine is sent one value after the other and answers with the places that the value settles."""

from collections.abc import Generator


def waiting() -> Generator[list[int], int, None]:
    stack: list[tuple[int, int]] = []
    place = 0
    settled: list[int] = []
    while True:
        value = yield settled
        settled = []
        while stack and stack[-1][0] < value:
            settled.append(stack.pop()[1])
        stack.append((value, place))
        place += 1


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    keeper = waiting()
    next(keeper)
    for value in nums:
        for place in keeper.send(value):
            answers[place] = value
    return answers
