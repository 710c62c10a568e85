# time: O(n); space: O(1); factor: n; where: C
"""The rank of the target is how many elements are smaller, and sum(map()) asks all n of them."""


def binary_search(nums: list[int], target: int) -> int:
    rank = sum(map(target.__gt__, nums))  # blame
    return rank if rank < len(nums) and nums[rank] == target else -1
