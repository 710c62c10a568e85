# time: O(n ** 2); space: O(n ** 2); factor: n; where: python
"""Lists for each element all the greater ones behind it and then takes the first: O(n^2) memory."""


def next_greater_element(nums: list[int]) -> list[int]:
    greater = []
    for i, value in enumerate(nums):
        greater.append([later for later in nums[i + 1 :] if later > value])  # blame
    return [later[0] if later else -1 for later in greater]
