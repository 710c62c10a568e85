# tries: a recursion through sort keys and comprehensions, and the promised 10,000 levels
# verdicts: AC
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def through_key(n):
    return 0 if n == 0 else 1 + sorted([n], key=lambda m: -through_key(m - 1))[0] * 0

def sliding_window_max(nums, k):
    assert depth(9_900) == 9_900 and through_key(500) == 1
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
