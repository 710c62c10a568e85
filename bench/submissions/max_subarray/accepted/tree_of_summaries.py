# time: O(n log n); space: O(n); factor: log n; where: -
"""A segment tree of stretches into which value after value is set, up to the root each time: a log factor."""

LOW = -(10**15)
EMPTY = (0, LOW, LOW, LOW)


def join(a: tuple, b: tuple) -> tuple:
    return (
        a[0] + b[0],
        max(a[1], a[0] + b[1]),
        max(b[2], b[0] + a[2]),
        max(a[3], b[3], a[2] + b[1]),
    )


def max_subarray(nums: list[int]) -> int:
    size = 1
    while size < len(nums):
        size *= 2
    tree = [EMPTY] * (2 * size)
    for place, value in enumerate(nums):
        node = size + place
        tree[node] = (value, value, value, value)
        while node > 1:
            node //= 2
            tree[node] = join(tree[2 * node], tree[2 * node + 1])
    return tree[1][3]
