# coding: undefined
# tries: an encoding whose decoder raises an error of its own kind
# verdicts: CE
# run: samples


def sliding_window_max(nums, k):
    return []
