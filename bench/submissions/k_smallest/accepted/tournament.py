# time: O(n log n); space: O(n); factor: none; where: -
"""A tournament tree from which the winner leaves k times; O(n log n), slow."""

INFINITY = float("inf")


def k_smallest(nums: list[int], k: int) -> list[int]:
    size = 1
    while size < len(nums):
        size *= 2
    tree: list[float] = [INFINITY] * size + list(nums) + [INFINITY] * (size - len(nums))
    for node in range(size - 1, 0, -1):
        tree[node] = min(tree[2 * node], tree[2 * node + 1])
    winners = []
    for _ in range(k):
        winner = tree[1]
        winners.append(int(winner))
        node = 1
        while node < size:
            node = 2 * node if tree[2 * node] == winner else 2 * node + 1
        tree[node] = INFINITY
        while node > 1:
            node //= 2
            tree[node] = min(tree[2 * node], tree[2 * node + 1])
    return winners
