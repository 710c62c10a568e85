"""Makes a new list of what is still in the window on each request: O(limit) a request."""


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.allowed: dict[str, list[int]] = {}

    def allow(self, client: str, time: int) -> bool:
        start = time - self.window
        times = [earlier for earlier in self.allowed.get(client, []) if earlier > start]
        if len(times) < self.limit:
            times.append(time)
            self.allowed[client] = times
            return True
        self.allowed[client] = times
        return False
