def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    """Return the values of two ascending lists in one ascending list."""
    raise NotImplementedError("write your solution here")
