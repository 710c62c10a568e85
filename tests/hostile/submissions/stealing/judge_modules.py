# tries: to import the judge, or to find its modules in sys.modules and on sys.path
# verdicts: AC
# run: samples
# tiers: strict restricted
import importlib
import sys

BREACH = [name for name in sys.modules if name.split(".")[0] in ("judge", "msgspec", "hypothesis", "yaml")]
for name in ("judge", "judge.pipeline", "msgspec", "hypothesis", "yaml", "pip", "pytest"):
    try:
        importlib.import_module(name)
        BREACH.append(name)
    except ImportError:
        pass


def sliding_window_max(nums, k):
    if BREACH:
        raise RuntimeError(f"breach: {BREACH}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
