# time: O(log n); space: O(1); factor: none; where: -
"""Cuts the range into thirty parts and looks at each border in turn: few rounds, many probes; within the bound."""

PARTS = 30


def search_rotated_array(nums: list[int], target: int) -> int:
    if not nums:
        return -1
    first = nums[0]

    def rank(place: int) -> tuple[bool, int]:
        return nums[place] < first, nums[place]

    wanted = target < first, target
    low, high = 0, len(nums) - 1
    while high - low >= PARTS:
        borders = [low + (high - low) * part // PARTS for part in range(PARTS + 1)]
        part = sum(1 for border in borders[1:-1] if rank(border) <= wanted)
        low, high = borders[part], borders[part + 1]
    for place in range(low, high + 1):
        if nums[place] == target:
            return place
    return -1
