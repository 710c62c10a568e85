def climb_ways(n: int, broken: int) -> int:
    """Return the ways up to stair n by steps of 1 to 3 past all multiples of broken, modulo 10^9 + 7."""
    raise NotImplementedError("write your solution here")
