# time: O(n + m); space: O(n + m); factor: none; where: -
"""Takes from the front of two deques, so that nothing moves; O(n + m)."""

from collections import deque


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    queues = [deque(a), deque(b)]
    merged = []
    while all(queues):
        queue = min(queues, key=lambda q: q[0])
        merged.append(queue.popleft())
    for queue in queues:
        merged.extend(queue)
    return merged
