# time: O(q); space: O(q); factor: none; where: -
"""A refusal travels as an exception through three functions; O(1) a request, some times slower."""

from collections import defaultdict, deque


class TooMany(RuntimeError):
    pass


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit, self.window = limit, window
        self.log: defaultdict[str, deque[int]] = defaultdict(deque)

    def _forget(self, times: deque[int], time: int) -> None:
        try:
            while times[0] <= time - self.window:
                times.popleft()
        except IndexError:
            return

    def _claim(self, client: str, time: int) -> None:
        times = self.log[client]
        self._forget(times, time)
        if len(times) == self.limit:
            raise TooMany(f"{client} has asked {len(times)} times by {time}")
        times.append(time)

    def allow(self, client: str, time: int) -> bool:
        try:
            self._claim(client, time)
        except TooMany:
            return False
        else:
            return True
