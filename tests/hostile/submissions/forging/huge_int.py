# tries: an integer that takes ages to be written in decimal digits
# verdicts: WA
# run: samples
# problem: binary_search
def binary_search(nums, target):
    return 1 << 8_000_000
