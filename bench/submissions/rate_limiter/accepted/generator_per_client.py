# time: O(q); space: O(q); factor: none; where: -
"""Each client is a generator that is sent the times of its requests and yields the answers; O(1) a request."""

from collections import deque


def gate(limit: int, window: int):
    times = deque()
    allowed = None
    while True:
        time = yield allowed
        while times and times[0] + window <= time:
            times.popleft()
        allowed = len(times) < limit
        if allowed:
            times.append(time)


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.make = lambda: gate(limit, window)
        self.gates = {}

    def allow(self, client: str, time: int) -> bool:
        found = self.gates.get(client)
        if found is None:
            found = self.gates[client] = self.make()
            next(found)
        return found.send(time)
