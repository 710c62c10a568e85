# tries: prints on both streams, with and without an end of line
# verdicts: AC
# tiers: strict restricted
import sys

def sliding_window_max(nums, k):
    print('nums', nums, 'k', k, end='')
    print('höchstens ∞', file=sys.stderr, flush=True)
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
