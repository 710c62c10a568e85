"""Takes u apart by the weight of the first index, which may be 0."""


class WeightedChoice:
    def __init__(self, weights: list[int]) -> None:
        self.parts = [weight / weights[0] for weight in weights]

    def draw(self, u: float) -> int:
        point = u * sum(self.parts)
        for i, part in enumerate(self.parts):
            if point < part:
                return i
            point -= part
        raise ValueError(u)
