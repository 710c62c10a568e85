class RunningStats:
    """Mean and sample variance of a stream of numbers, of which none is kept."""

    def __init__(self) -> None:
        """Begin without any number."""
        raise NotImplementedError("write your solution here")

    def push(self, value: float) -> None:
        """Take one more number."""
        raise NotImplementedError("write your solution here")

    def mean(self) -> float:
        """Return the mean of the numbers so far; 0.0 if there are none."""
        raise NotImplementedError("write your solution here")

    def variance(self) -> float:
        """Return their sample variance, which divides by n - 1; 0.0 if there are fewer than two."""
        raise NotImplementedError("write your solution here")
