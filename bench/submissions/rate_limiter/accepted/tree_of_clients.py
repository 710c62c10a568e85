# time: O(q log q); space: O(q); factor: log n; where: -
"""Clients in a search tree with random priorities instead of a dictionary: O(log clients) a request."""

from collections import deque
from random import Random


class Client:
    def __init__(self, name: str, priority: float) -> None:
        self.name, self.priority = name, priority
        self.times: deque[int] = deque()
        self.left: Client | None = None
        self.right: Client | None = None


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit, self.window = limit, window
        self.random = Random(1)
        self.root: Client | None = None

    def _find(self, name: str) -> Client | None:
        node = self.root
        while node is not None and node.name != name:
            node = node.left if name < node.name else node.right
        return node

    def _insert(self, node: Client | None, new: Client) -> Client:
        if node is None:
            return new
        if new.name < node.name:
            left = node.left = self._insert(node.left, new)
            if left.priority < node.priority:
                node.left, left.right = left.right, node
                return left
        else:
            right = node.right = self._insert(node.right, new)
            if right.priority < node.priority:
                node.right, right.left = right.left, node
                return right
        return node

    def allow(self, client: str, time: int) -> bool:
        found = self._find(client)
        if found is None:
            found = Client(client, self.random.random())
            self.root = self._insert(self.root, found)
        times = found.times
        while times and times[0] <= time - self.window:
            times.popleft()
        if len(times) >= self.limit:
            return False
        times.append(time)
        return True
