"""Takes the limits of the ascending half as exclusive and so misses a target that is one of them."""


def search_rotated_array(nums: list[int], target: int) -> int:
    first, last = 0, len(nums) - 1
    while first <= last:
        middle = (first + last) // 2
        value = nums[middle]
        if value == target:
            return middle
        if nums[first] <= value:
            if nums[first] < target < value:
                last = middle - 1
            else:
                first = middle + 1
        elif value < target < nums[last]:
            first = middle + 1
        else:
            last = middle - 1
    return -1
