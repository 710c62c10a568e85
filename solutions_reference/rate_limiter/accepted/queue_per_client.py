"""A queue of allowed times for each client; what has left the window goes from the front. O(1) amortised."""

from collections import deque


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.allowed: dict[str, deque[int]] = {}

    def allow(self, client: str, time: int) -> bool:
        times = self.allowed.setdefault(client, deque())
        while times and times[0] <= time - self.window:
            times.popleft()
        if len(times) >= self.limit:
            return False
        times.append(time)
        return True
