# time: O(n ** 2); space: O(n); factor: n; where: C
"""Equal candidates share a list of places whose front expires by pop(0): O(n * k) on constant input only."""

from collections import deque


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    groups: deque[tuple[int, list[int]]] = deque()
    maxima = []
    for i, value in enumerate(nums):
        while groups and groups[-1][0] < value:
            groups.pop()
        if groups and groups[-1][0] == value:
            groups[-1][1].append(i)
        else:
            groups.append((value, [i]))
        places = groups[0][1]
        if places[0] == i - k:
            places.pop(0)  # blame
            if not places:
                groups.popleft()
        if i >= k - 1:
            maxima.append(groups[0][0])
    return maxima
