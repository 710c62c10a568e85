# time: O(n); space: O(n); factor: none; where: -
"""Coroutines without an event loop: the window awaits each value, and is sent it by hand; O(n)."""

from collections import deque
from types import coroutine


@coroutine
def value_from(maximum):
    return (yield maximum)


async def window(k: int) -> None:
    queue: deque[tuple[int, int]] = deque()
    place = 0
    maximum = None
    while True:
        value = await value_from(maximum)
        while queue and queue[-1][1] <= value:
            queue.pop()
        queue.append((place, value))
        if queue[0][0] <= place - k:
            queue.popleft()
        place += 1
        maximum = queue[0][1] if place >= k else None


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    running = window(k)
    running.send(None)
    answers = [running.send(value) for value in nums]
    running.close()
    return answers[k - 1 :]
