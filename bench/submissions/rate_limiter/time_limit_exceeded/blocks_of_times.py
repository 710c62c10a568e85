# time: O(q ** 1.5); space: O(q); factor: sqrt; where: C
"""Keeps the times of a client in blocks of sqrt(limit); `del block[0]` moves the first block only, inside C."""

from math import isqrt


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit, self.window = limit, window
        self.size = isqrt(limit) + 1
        self.clients: dict[str, list[list[int]]] = {}
        self.used: dict[str, int] = {}

    def allow(self, client: str, time: int) -> bool:
        blocks = self.clients.setdefault(client, [])
        used = self.used.get(client, 0)
        while blocks and blocks[0][0] <= time - self.window:
            del blocks[0][0]  # blame
            used -= 1
            if not blocks[0]:
                del blocks[0]  # blame
        if used < self.limit:
            if not blocks or len(blocks[-1]) == self.size:
                blocks.append([])
            blocks[-1].append(time)
            self.used[client] = used + 1
            return True
        self.used[client] = used
        return False
