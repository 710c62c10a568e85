"""A tree of sums over the weights; a draw goes down from the root, left or right. O(log n) a draw."""


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.leaves = 1 << (len(weights) - 1).bit_length()
        self.sums = [0] * self.leaves + weights + [0] * (self.leaves - len(weights))
        for node in range(self.leaves - 1, 0, -1):
            self.sums[node] = self.sums[2 * node] + self.sums[2 * node + 1]

    def draw(self, u: float) -> int:
        point = u * self.sums[1]
        node = 1
        while node < self.leaves:
            node *= 2
            if point >= self.sums[node]:
                point -= self.sums[node]
                node += 1
        return node - self.leaves
