"""A ring of at most limit times for each client, grown as it fills; the oldest is overwritten. O(1)."""


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.rings: dict[str, list[int]] = {}
        self.oldest: dict[str, int] = {}

    def allow(self, client: str, time: int) -> bool:
        ring = self.rings.setdefault(client, [])
        if len(ring) < self.limit:
            ring.append(time)
            return True
        oldest = self.oldest.get(client, 0)
        if time - ring[oldest] < self.window:
            return False
        ring[oldest] = time
        self.oldest[client] = (oldest + 1) % self.limit
        return True
