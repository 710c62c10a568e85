# time: O(q * clients); space: O(q); factor: n; where: C
"""Copies the dictionary of all clients, but only with every 256th request: a 256th of q * clients, inside C."""

from collections import deque


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit, self.window = limit, window
        self.clients: dict[str, deque[int]] = {}
        self.requests = 0

    def allow(self, client: str, time: int) -> bool:
        self.requests += 1
        if self.requests % 256 == 0:
            self.clients = {name: times for name, times in self.clients.items() if times}  # blame
        times = self.clients.setdefault(client, deque())
        while times and times[0] <= time - self.window:
            times.popleft()
        if len(times) >= self.limit:
            return False
        times.append(time)
        return True
