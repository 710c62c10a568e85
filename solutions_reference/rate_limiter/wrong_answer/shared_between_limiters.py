"""Keeps the times in the class, not in the object: a new limiter knows the requests of an old one."""

from collections import deque


class RateLimiter:
    allowed: dict[str, deque[int]] = {}

    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window

    def allow(self, client: str, time: int) -> bool:
        times = self.allowed.setdefault(client, deque())
        while times and times[0] <= time - self.window:
            times.popleft()
        if len(times) >= self.limit:
            return False
        times.append(time)
        return True
