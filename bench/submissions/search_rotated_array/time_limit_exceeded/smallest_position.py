# time: O(n); space: O(1); factor: n; where: C
"""min() over all positions finds the drop in O(n), the modular search after it would take O(log n)."""


def search_rotated_array(nums: list[int], target: int) -> int:
    n = len(nums)
    if not n:
        return -1
    drop = min(range(n), key=nums.__getitem__)  # blame
    rank = 0
    for bit in reversed(range(n.bit_length())):
        ahead = rank + (1 << bit)
        if ahead < n and nums[(drop + ahead) % n] <= target:
            rank = ahead
    index = (drop + rank) % n
    return index if nums[index] == target else -1
