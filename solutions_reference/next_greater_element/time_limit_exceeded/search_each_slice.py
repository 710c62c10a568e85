"""A generator over each slice: the copy alone costs O(n^2), even where the answer is the neighbour."""


def next_greater_element(nums: list[int]) -> list[int]:
    return [next((later for later in nums[i + 1 :] if later > value), -1) for i, value in enumerate(nums)]
