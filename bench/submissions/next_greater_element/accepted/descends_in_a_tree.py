# time: O(n log n); space: O(n); factor: log n; where: -
"""A segment tree of maxima; each element descends to the first greater one behind it: O(log n) for each."""


def next_greater_element(nums: list[int]) -> list[int]:
    n = len(nums)
    size = 1
    while size < n + 1:
        size *= 2
    low = -(10**10)
    tree = [low] * (2 * size)
    tree[size : size + n] = nums
    for node in range(size - 1, 0, -1):
        tree[node] = max(tree[2 * node], tree[2 * node + 1])
    answers = []
    for place, value in enumerate(nums):
        node = size + place
        while node > 1 and (node & 1 or tree[node + 1] <= value):
            node //= 2
        if node <= 1:
            answers.append(-1)
            continue
        node += 1
        while node < size:
            node *= 2
            if tree[node] <= value:
                node += 1
        answers.append(tree[node])
    return answers
