# tries: a text that doubles, at most to a gigabyte
# verdicts: MLE
# run: samples
def sliding_window_max(nums, k):
    text = "xy" * 100
    while len(text) < 1 << 30:
        text += text
    return [len(text)]
