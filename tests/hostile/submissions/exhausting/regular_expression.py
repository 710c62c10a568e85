# tries: a regular expression that backtracks for ever inside C
# verdicts: TLE
# run: samples
# time: 0.3
import re


def sliding_window_max(nums, k):
    return [bool(re.match(r"(a*)*b", "a" * 40))]
