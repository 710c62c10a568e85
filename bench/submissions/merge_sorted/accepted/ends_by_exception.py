# time: O(n + m); space: O(n + m); factor: none; where: -
"""Takes from the ends of both lists until an IndexError says that one is empty; O(n + m)."""


def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    left, right = list(a), list(b)
    merged = []
    try:
        while True:
            merged.append(left.pop() if left[-1] > right[-1] else right.pop())
    except IndexError:
        rest = left or right
    rest.extend(reversed(merged))
    return rest
