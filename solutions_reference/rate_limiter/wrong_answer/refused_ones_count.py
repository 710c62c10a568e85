"""Notes each request before it decides: refused ones take up room in the window as well."""

from collections import deque


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.requests: dict[str, deque[int]] = {}

    def allow(self, client: str, time: int) -> bool:
        times = self.requests.setdefault(client, deque())
        while times and times[0] <= time - self.window:
            times.popleft()
        times.append(time)
        return len(times) <= self.limit
