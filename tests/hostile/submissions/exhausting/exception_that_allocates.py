# tries: an exception whose text takes all memory
# verdicts: RTE MLE
# run: samples
class Greedy(Exception):
    def __str__(self):
        return "x" * (1 << 32)


def sliding_window_max(nums, k):
    raise Greedy
