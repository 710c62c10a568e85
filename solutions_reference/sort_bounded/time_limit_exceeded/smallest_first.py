"""Takes the smallest element out again and again: O(n * n), most of it inside C."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    ordered = []
    while nums:
        smallest = min(nums)
        nums.remove(smallest)
        ordered.append(smallest)
    return ordered
