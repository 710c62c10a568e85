# time: O(q); space: O(q); factor: none; where: -
"""The times of a client as a chain of small lists, each of which holds the next one; O(1) a request."""


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit, self.window = limit, window
        self.ends: dict[str, list] = {}

    def allow(self, client: str, time: int) -> bool:
        ends = self.ends.setdefault(client, [None, None, 0])
        oldest = ends[0]
        while oldest is not None and time - oldest[0] >= self.window:
            oldest[1], oldest = None, oldest[1]
            ends[2] -= 1
        ends[0] = oldest
        if ends[2] >= self.limit:
            return False
        entry = [time, None]
        if oldest is None:
            ends[0] = entry
        else:
            ends[1][1] = entry
        ends[1] = entry
        ends[2] += 1
        return True
