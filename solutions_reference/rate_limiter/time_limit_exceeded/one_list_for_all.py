"""Keeps the requests of all clients in one list and counts those of the client: O(q) a request."""


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.clients: list[str] = []
        self.times: list[int] = []

    def allow(self, client: str, time: int) -> bool:
        while self.times and self.times[0] <= time - self.window:
            del self.times[0], self.clients[0]
        if self.clients.count(client) >= self.limit:
            return False
        self.clients.append(client)
        self.times.append(time)
        return True
