# time: O(n); space: O(1); factor: none; where: -
"""Goes on from the best stretch that ends one before, or begins anew."""


def max_subarray(nums: list[int]) -> int:
    best = here = nums[0]
    for value in nums[1:]:
        here = here + value if here > 0 else value
        if here > best:
            best = here
    return best
