# tries: to remove, rename, link, truncate and change the rights of files that exist
# verdicts: AC
# run: samples
# tiers: strict restricted
import os
import sys

LIBRARY = os.path.dirname(os.__file__)
VICTIM = f"{LIBRARY}/antigravity.py"
BREACH = []
for what in (
    lambda: os.rename(VICTIM, f"{LIBRARY}/hostile.py"),
    lambda: os.link(VICTIM, f"{LIBRARY}/hostile.py"),
    lambda: os.symlink(VICTIM, f"{LIBRARY}/hostile.py"),
    lambda: os.chmod(VICTIM, 0o644),
    lambda: os.utime(VICTIM, (0, 0)),
    lambda: os.mkfifo("/tmp/hostile-fifo"),
    lambda: os.mknod("/tmp/hostile-node"),
    lambda: os.chroot(LIBRARY),
    lambda: os.setxattr(VICTIM, "user.hostile", b""),
    lambda: os.close(os.open(VICTIM, os.O_RDWR)),
    lambda: os.close(os.open("/tmp", os.O_TMPFILE | os.O_RDWR)),
):
    try:
        what()
        BREACH.append(what.__code__.co_firstlineno)
    except OSError:
        pass


def sliding_window_max(nums, k):
    if BREACH:
        raise RuntimeError(f"breach: lines {BREACH}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
