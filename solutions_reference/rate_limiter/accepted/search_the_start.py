"""A binary search for the start of the window among all allowed times: a log factor, and no power of q."""

from bisect import bisect_right


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit, self.window = limit, window
        self.allowed: dict[str, list[int]] = {}

    def allow(self, client: str, time: int) -> bool:
        times = self.allowed.setdefault(client, [])
        inside = len(times) - bisect_right(times, time - self.window)
        if inside < self.limit:
            times.append(time)
        return inside < self.limit
