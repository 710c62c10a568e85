# time: O(q log q); space: O(q); factor: log n; where: -
"""Keeps all times of a client and halves its way to the start of the window: O(log q) a request."""


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit, self.window = limit, window
        self.times: dict[str, list[int]] = {}

    def allow(self, client: str, time: int) -> bool:
        times = self.times.setdefault(client, [])
        low, high = 0, len(times)
        while low < high:
            middle = (low + high) // 2
            if times[middle] > time - self.window:
                high = middle
            else:
                low = middle + 1
        if len(times) - low >= self.limit:
            return False
        times.append(time)
        return True
