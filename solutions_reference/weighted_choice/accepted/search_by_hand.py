"""A binary search of its own for the first running total beyond the point. O(log n) a draw."""


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.ends: list[int] = []
        self.total = 0
        for weight in weights:
            self.total += weight
            self.ends.append(self.total)

    def draw(self, u: float) -> int:
        point = int(u * self.total)
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= point:
                low = middle + 1
            else:
                high = middle
        return low
