"""Goes back over the window and counts on each request: O(limit) a request."""


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.allowed: dict[str, list[int]] = {}

    def allow(self, client: str, time: int) -> bool:
        times = self.allowed.setdefault(client, [])
        count = sum(time - earlier < self.window for earlier in times)
        if count >= self.limit:
            return False
        times.append(time)
        return True
