# time: O(q); space: O(q); factor: none; where: -
"""Dataclasses for clients and for windows, with properties for all that is asked of them; O(1) a request."""

from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class Window:
    length: int
    times: deque[int] = field(default_factory=deque)

    def slide_to(self, time: int) -> None:
        while self.times and self.times[0] <= time - self.length:
            self.times.popleft()

    @property
    def used(self) -> int:
        return len(self.times)


@dataclass(slots=True)
class Client:
    limit: int
    window: Window

    @property
    def may_ask(self) -> bool:
        return self.window.used < self.limit

    def ask(self, time: int) -> bool:
        self.window.slide_to(time)
        if not self.may_ask:
            return False
        self.window.times.append(time)
        return True


class RateLimiter:
    def __init__(self, limit: int, window: int) -> None:
        self.limit, self.window = limit, window
        self.clients: dict[str, Client] = {}

    def allow(self, client: str, time: int) -> bool:
        if client not in self.clients:
            self.clients[client] = Client(self.limit, Window(self.window))
        return self.clients[client].ask(time)
