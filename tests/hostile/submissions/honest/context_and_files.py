# tries: files in memory, a null device, compression and hashes
# verdicts: AC
import contextlib
import hashlib
import io
import os
import zlib

def sliding_window_max(nums, k):
    with contextlib.redirect_stdout(io.StringIO()):
        print(zlib.compress(bytes(1000)), hashlib.sha256(b'x').hexdigest())
    with open(os.devnull) as nothing:
        assert nothing.read() == ''
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
