"""A queue made of two stacks that both remember their maximum. O(n) amortised."""


class MaxQueue:
    def __init__(self) -> None:
        self.inbox: list[int] = []
        self.inbox_max: int | None = None
        self.outbox: list[int] = []

    def push(self, value: int) -> None:
        self.inbox.append(value)
        if self.inbox_max is None or value > self.inbox_max:
            self.inbox_max = value

    def pop(self) -> None:
        if not self.outbox:
            while self.inbox:
                value = self.inbox.pop()
                self.outbox.append(max(value, self.outbox[-1]) if self.outbox else value)
            self.inbox_max = None
        self.outbox.pop()

    def maximum(self) -> int:
        if not self.outbox:
            assert self.inbox_max is not None
            return self.inbox_max
        if self.inbox_max is None:
            return self.outbox[-1]
        return max(self.outbox[-1], self.inbox_max)


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    queue = MaxQueue()
    maxima = []
    for i, value in enumerate(nums):
        queue.push(value)
        if i >= k:
            queue.pop()
        if i >= k - 1:
            maxima.append(queue.maximum())
    return maxima
