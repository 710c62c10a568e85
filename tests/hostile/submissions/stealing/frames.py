# tries: what the harness keeps in its frames: expected answers, later cases
# verdicts: AC
# run: samples
# tiers: strict restricted
import sys


def sliding_window_max(nums, k):
    frame = sys._getframe(1)
    while frame is not None:
        for name, value in frame.f_locals.items():
            if "expect" in name or "answer" in name and isinstance(value, list):
                raise RuntimeError(f"breach: {name}")
            if name == "calls" and len(value) > 1:
                raise RuntimeError("breach: calls of later cases")
        if "/" in frame.f_code.co_filename:
            raise RuntimeError(f"breach: {frame.f_code.co_filename}")
        frame = frame.f_back
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
