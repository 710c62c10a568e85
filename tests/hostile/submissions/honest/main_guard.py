# tries: tests of its own behind a main guard
# verdicts: AC
def sliding_window_max(nums, k):
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]


if __name__ == '__main__':
    raise SystemExit(sliding_window_max([1, 2], 1) != [1, 2])
