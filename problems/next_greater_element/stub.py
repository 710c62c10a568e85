def next_greater_element(nums: list[int]) -> list[int]:
    """Return for each element the value of the first greater element to its right, or -1 if there is none."""
    raise NotImplementedError("write your solution here")
