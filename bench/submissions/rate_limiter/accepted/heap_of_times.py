# time: O(q log q); space: O(q); factor: log n; where: -
"""All requests in one heap by when they leave the window, the latest key first in a tie: O(log q) a request."""

from heapq import heappop, heappush


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit, self.window = limit, window
        self.leaving: list[tuple[int, str]] = []
        self.used: dict[str, int] = {}

    def allow(self, client: str, time: int) -> bool:
        while self.leaving and self.leaving[0][0] <= time:
            _, name = heappop(self.leaving)
            self.used[name] -= 1
        if self.used.get(client, 0) >= self.limit:
            return False
        self.used[client] = self.used.get(client, 0) + 1
        heappush(self.leaving, (time + self.window, client))
        return True
