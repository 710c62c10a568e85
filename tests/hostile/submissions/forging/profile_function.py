# tries: a profile function that raises inside the harness
# verdicts: RTE SV WA
# run: samples
import sys


def meddle(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "send":
        raise SystemExit(0)


sys.setprofile(meddle)


def sliding_window_max(nums, k):
    return []
