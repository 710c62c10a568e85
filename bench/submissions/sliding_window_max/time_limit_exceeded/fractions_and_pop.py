# time: O(n ** 2); space: O(n); factor: n; where: C
"""Heavy linear work on fractions for each element, and behind it a pop(0) that moves the whole queue."""

from fractions import Fraction


def smoothed(value: int) -> Fraction:
    return sum((Fraction(value, part) for part in (2, 3, 6)), Fraction(0))


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    queue: list[tuple[int, Fraction]] = []
    maxima = []
    for place, number in enumerate(nums):
        value = smoothed(number)
        while queue and queue[-1][1] <= value:
            queue.pop()
        queue.append((place, value))
        if queue[0][0] <= place - k:
            queue.pop(0)  # blame
        if place >= k - 1:
            maxima.append(int(queue[0][1]))
    return maxima
