# tries: to leave files wherever that may be possible
# verdicts: AC
# run: samples
# tiers: strict restricted
import os
import tempfile

PLACES = ["/", "/tmp", "/dev/shm", "/var/tmp", "/root", "/home", "/usr/lib", "/run", "/mnt", os.getcwd()]
WRITTEN = []
for place in PLACES:
    for name in ("hostile-was-here", "sitecustomize.py", "judge.pth"):
        try:
            with open(f"{place}/{name}", "w") as file:
                file.write("")
            WRITTEN.append(f"{place}/{name}")
        except OSError:
            pass
    try:
        os.mkdir(f"{place}/hostile-folder")
        WRITTEN.append(place)
    except OSError:
        pass
try:
    WRITTEN.append(tempfile.mkdtemp())
except OSError:
    pass


def sliding_window_max(nums, k):
    if WRITTEN:
        raise RuntimeError(f"breach: {WRITTEN}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
