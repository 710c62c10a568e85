# tries: generators, yield from and itertools
# verdicts: AC
from itertools import islice


def windows(nums, k):
    for i in range(len(nums) - k + 1):
        yield from (max(islice(nums, i, i + k)),)

def sliding_window_max(nums, k):
    return [*windows(nums, k)]
