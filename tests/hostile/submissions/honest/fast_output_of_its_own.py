# tries: wraps the streams as people do who print a lot, and asks for tracebacks of crashes
# verdicts: AC
# problem: binary_search
import faulthandler
import io
import os
import sys

faulthandler.enable()


class FastOutput(io.IOBase):
    def __init__(self, file):
        self._fd = file.fileno()
        self.writable = "w" in file.mode
        self.buffer = io.BytesIO()

    def write(self, text):
        return self.buffer.write(text.encode())

    def flush(self):
        os.write(self._fd, self.buffer.getvalue())


assert os.read(sys.stdin.fileno(), 10) == b""
out = FastOutput(sys.stdout)


def binary_search(nums, target):
    out.write("looking\n")
    out.flush()
    low, high = 0, len(nums) - 1
    while low <= high:
        middle = (low + high) // 2
        if nums[middle] == target:
            return middle
        if nums[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
    return -1
