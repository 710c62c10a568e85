def search_rotated_array(nums: list[int], target: int) -> int:
    """Return the zero-based index of target in nums, or -1 if it is absent.

    nums is a strictly ascending list that was cut in two at an unknown position, the parts swapped.
    """
    raise NotImplementedError("write your solution here")
