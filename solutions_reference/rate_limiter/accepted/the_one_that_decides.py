"""Keeps every allowed time; the one that lies limit places back decides alone. O(1) a request."""

from collections import defaultdict


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.allowed: defaultdict[str, list[int]] = defaultdict(list)

    def allow(self, client: str, time: int) -> bool:
        times = self.allowed[client]
        if len(times) >= self.limit and times[-self.limit] > time - self.window:
            return False
        times.append(time)
        return True
