# tries: a set of integers that all have the same hash, for whoever builds it again
# verdicts: SV WA TLE
# run: samples
def sliding_window_max(nums, k):
    modulus = (1 << 61) - 1
    return {i * modulus for i in range(3000)}
