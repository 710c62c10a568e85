# tries: system calls of the 32-bit table, which a filter for 64 bits may not know
# verdicts: AC RTE
# run: samples
# tiers: strict restricted
import ctypes
import platform

X32 = 0x40000000
BREACH = []
if platform.machine() == "x86_64":
    call = ctypes.CDLL(None, use_errno=True).syscall
    for number in (57, 59, 41, 101, 62):  # fork, execve, socket, ptrace, kill
        if call(ctypes.c_long(X32 + number), 0, 0, 0) != -1:
            BREACH.append(number)


def sliding_window_max(nums, k):
    if BREACH:
        raise RuntimeError(f"breach: {BREACH}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
