"""Counts anew in each window of its own clock: twice the limit gets through around a boundary."""


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.counts: dict[str, tuple[int, int]] = {}

    def allow(self, client: str, time: int) -> bool:
        now = time // self.window
        then, count = self.counts.get(client, (now, 0))
        if then != now:
            count = 0
        if count >= self.limit:
            return False
        self.counts[client] = (now, count + 1)
        return True
