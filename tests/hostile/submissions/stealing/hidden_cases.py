# tries: to read the hidden cases and the cached corpora anywhere on the disk; any of them gives it away
# verdicts: AC
# run: samples
import os


def found():
    for root in ("/root", "/home", "/work", "/tmp", "/var", "/opt", "/srv", "/mnt", "/etc/passwd", "/proc"):
        if os.path.exists(root):
            yield root
            yield from os.listdir(root) if os.path.isdir(root) else ()


def sliding_window_max(nums, k):
    seen = [name for name in found() if name in ("cases.yaml", "generate.py", "judge", "/etc/passwd", "/proc")]
    if seen:
        raise RuntimeError(f"breach: {seen}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
