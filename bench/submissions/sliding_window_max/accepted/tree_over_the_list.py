# time: O(n log n); space: O(n); factor: log n; where: -
"""A segment tree over the whole list answers each window from the bottom up: O(log n) for each."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    n = len(nums)
    tree = nums + nums
    for node in range(n - 1, 0, -1):
        tree[node] = max(tree[2 * node], tree[2 * node + 1])
    maxima = []
    for start in range(n - k + 1):
        low, high = start + n, start + k + n
        best = nums[start]
        while low < high:
            if low & 1:
                best = max(best, tree[low])
                low += 1
            if high & 1:
                high -= 1
                best = max(best, tree[high])
            low, high = low // 2, high // 2
        maxima.append(best)
    return maxima
