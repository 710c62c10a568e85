def pairs_product(nums: list[int]) -> int:
    """Return the number of pairs i < j whose product nums[i] * nums[j] is a value in nums."""
    raise NotImplementedError("write your solution here")
