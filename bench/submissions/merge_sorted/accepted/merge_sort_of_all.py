# time: O((n + m) log(n + m)); space: O(n + m); factor: log n; where: -
"""Sorts both lists together from runs of one element, bottom up, by a function of its own: a log factor."""


def merge_runs(left: list[int], right: list[int]) -> list[int]:
    left, right = left[::-1], right[::-1]
    merged = []
    while left and right:
        merged.append(left.pop() if left[-1] <= right[-1] else right.pop())
    merged.extend(reversed(left or right))
    return merged


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    runs = [[value] for value in a + b]
    while len(runs) > 1:
        odd = runs[len(runs) & ~1 :]
        runs = [merge_runs(x, y) for x, y in zip(runs[::2], runs[1::2])] + odd
    return runs[0] if runs else []
