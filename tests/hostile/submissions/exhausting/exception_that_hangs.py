# tries: an exception whose text is computed for ever
# verdicts: TLE
# run: samples
# tiers: strict restricted
# time: 0.3
class Endless(Exception):
    def __str__(self):
        while True:
            pass


def sliding_window_max(nums, k):
    raise Endless
