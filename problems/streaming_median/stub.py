class StreamingMedian:
    """Knows the median of all values so far."""

    def __init__(self) -> None:
        """Begin without any values."""
        raise NotImplementedError("write your solution here")

    def insert(self, value: int) -> None:
        """Take in one more value."""
        raise NotImplementedError("write your solution here")

    def median(self) -> float:
        """Return the median of all values so far, 0.0 where there are none.

        With an even number of values it is the mean of the two in the middle.
        """
        raise NotImplementedError("write your solution here")
