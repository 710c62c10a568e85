# time: O(q); space: O(q); factor: none; where: -
"""All requests in one ordered dictionary, oldest first, and a count for each client; O(1) amortised."""

from collections import Counter, OrderedDict


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit, self.window = limit, window
        self.journal: OrderedDict[tuple[str, int, int], int] = OrderedDict()
        self.used: Counter[str] = Counter()
        self.number = 0

    def allow(self, client: str, time: int) -> bool:
        while self.journal:
            (name, _, _), then = next(iter(self.journal.items()))
            if then > time - self.window:
                break
            self.journal.popitem(last=False)
            self.used[name] -= 1
        if self.used[client] >= self.limit:
            return False
        self.number += 1
        self.journal[client, time, self.number] = time
        self.used[client] += 1
        return True
