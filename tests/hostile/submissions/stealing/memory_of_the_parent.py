# tries: to read what the judge has in its memory
# verdicts: AC
# run: samples
import ctypes
import os


def sliding_window_max(nums, k):
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(8)
    local = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 8)
    for pid in (os.getppid(), 1, 2):
        if libc.process_vm_readv(pid, local, 1, local, 1, 0) >= 0 and pid != os.getpid():
            raise RuntimeError("breach: memory of another process")
        if libc.ptrace(16, pid, 0, 0) == 0:
            raise RuntimeError("breach: attached to another process")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
