"""Asks list.index and catches the error if there is nothing: a linear scan inside C."""


def search_rotated_array(nums: list[int], target: int) -> int:
    try:
        return nums.index(target)
    except ValueError:
        return -1
