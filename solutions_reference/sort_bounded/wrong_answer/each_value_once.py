"""Notes whether a value occurs, not how often: what occurs twice is written once."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    seen = [False] * (high - low + 1)
    for value in nums:
        seen[value - low] = True
    return [low + i for i, occurs in enumerate(seen) if occurs]
