# time: O(n log n); space: O(n); factor: log n; where: -
"""The window in a ring under a tournament tree; each new value plays its way up: O(log k) for each."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    size = 1
    while size < k:
        size *= 2
    tree = [-(10**10)] * (2 * size)
    maxima = []
    for place, value in enumerate(nums):
        node = size + place % k
        tree[node] = value
        node //= 2
        while node:
            left, right = tree[2 * node], tree[2 * node + 1]
            tree[node] = left if left > right else right
            node //= 2
        if place >= k - 1:
            maxima.append(tree[1])
    return maxima
