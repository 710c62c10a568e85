"""Looks through all clients on each request for those that may be forgotten: O(clients) a request."""

from collections import deque


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.allowed: dict[str, deque[int]] = {}

    def allow(self, client: str, time: int) -> bool:
        start = time - self.window
        for gone in [other for other, times in self.allowed.items() if times[-1] <= start]:
            del self.allowed[gone]
        times = self.allowed.setdefault(client, deque())
        while times and times[0] <= start:
            times.popleft()
        if len(times) >= self.limit:
            return False
        times.append(time)
        return True
