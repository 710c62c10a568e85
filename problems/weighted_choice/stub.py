class WeightedChoice:
    """Draws an index with the probability that its weight has of the total."""

    def __init__(self, weights: list[int]) -> None:
        """Prepare for draws from these weights, of which at least one is not 0."""
        raise NotImplementedError("write your solution here")

    def draw(self, u: float) -> int:
        """Return the smallest index i with u * total < weights[0] + ... + weights[i]; 0 <= u < 1."""
        raise NotImplementedError("write your solution here")
