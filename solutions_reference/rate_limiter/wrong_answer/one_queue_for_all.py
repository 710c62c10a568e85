"""Has one window for all clients together: what one uses up is refused to the others."""

from collections import deque


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit = limit
        self.window = window
        self.allowed: deque[int] = deque()

    def allow(self, client: str, time: int) -> bool:
        while self.allowed and self.allowed[0] <= time - self.window:
            self.allowed.popleft()
        if len(self.allowed) >= self.limit:
            return False
        self.allowed.append(time)
        return True
