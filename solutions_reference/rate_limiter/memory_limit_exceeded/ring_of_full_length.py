"""Sets aside a ring of limit times for each client that it meets: O(clients * limit) memory."""

from array import array


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.rings: dict[str, array[int]] = {}
        self.oldest: dict[str, int] = {}

    def allow(self, client: str, time: int) -> bool:
        if client not in self.rings:
            self.rings[client] = array("q", [-self.window]) * self.limit
            self.oldest[client] = 0
        ring, oldest = self.rings[client], self.oldest[client]
        if ring[oldest] > time - self.window:
            return False
        ring[oldest] = time
        self.oldest[client] = (oldest + 1) % self.limit
        return True
