# tries: to lift its own limits
# verdicts: AC
# run: samples
# tiers: strict restricted
import resource

BREACH = []
for name in ("RLIMIT_DATA", "RLIMIT_AS", "RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CPU", "RLIMIT_NPROC"):
    which = getattr(resource, name)
    try:
        resource.setrlimit(which, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        BREACH.append(name)
    except (OSError, ValueError):
        pass


def sliding_window_max(nums, k):
    if BREACH:
        raise RuntimeError(f"breach: {BREACH}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
