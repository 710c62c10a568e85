# tries: terminal escapes in the text and in the name of an exception
# verdicts: RTE
# run: samples
# tiers: strict restricted
def sliding_window_max(nums, k):
    raise type("\x1b[32mAccepted\x1b[0m\n\u202e", (Exception,), {})("\x1b[2J\x9b31m\r\n::error::\x07\u2066\x85")
