# tries: a trace function that changes what the harness does
# verdicts: WA SV RTE
# run: samples
# tiers: strict restricted
import sys


def meddle(frame, event, argument):
    if "self" in frame.f_locals and frame.f_code.co_filename == "<judge>":
        frame.f_locals["self"].number = -1
    return meddle


sys.settrace(meddle)


def sliding_window_max(nums, k):
    return nums
