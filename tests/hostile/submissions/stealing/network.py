# tries: sockets of every family
# verdicts: AC
# run: samples
# tiers: strict restricted
import socket


def sliding_window_max(nums, k):
    for family in range(1, 45):
        for kind in (1, 2, 3):
            try:
                socket.socket(family, kind, 0).close()
            except OSError:
                continue
            raise RuntimeError(f"breach: a socket of family {family}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
