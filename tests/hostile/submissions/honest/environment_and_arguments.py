# tries: environment variables, the platform and the file's own name
# verdicts: AC
# tiers: strict restricted
import os
import platform
import sys

DEBUG = os.environ.get('DEBUG') == '1'
HERE = os.path.dirname(os.path.abspath(__file__))
assert platform.python_version_tuple()[0] == '3' and len(sys.argv) > 0

def sliding_window_max(nums, k):
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
