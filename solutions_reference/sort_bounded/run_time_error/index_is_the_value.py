"""Makes room for the values of the range, but counts them at their own index, as if low were 0."""


def sort_bounded(nums: list[int], low: int, high: int) -> list[int]:
    counts = dict.fromkeys(range(high - low + 1), 0)
    for value in nums:
        counts[value] += 1
    return [value for value, count in counts.items() for _ in range(count)]
