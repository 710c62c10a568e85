# tries: to crash the parser with nesting, in the middle of a call
# verdicts: RTE MLE
# run: samples
import ast


def sliding_window_max(nums, k):
    return ast.parse("-" * 1_000_000 + "1")
