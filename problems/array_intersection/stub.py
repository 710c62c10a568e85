def array_intersection(a: list[int], b: list[int]) -> list[int]:
    """Return, in any order, each value as often as it occurs in both a and b."""
    raise NotImplementedError("write your solution here")
