# tries: random numbers with a fixed seed, and without one
# verdicts: AC
# tiers: strict restricted
import random
import secrets

random.seed(7)

def sliding_window_max(nums, k):
    order = list(range(len(nums) - k + 1))
    random.shuffle(order)
    secrets.token_bytes(4)
    result = [0] * len(order)
    for i in order:
        result[i] = max(nums[i : i + k])
    return result
