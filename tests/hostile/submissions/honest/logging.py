# tries: logging to the standard streams
# verdicts: AC
import logging

logging.basicConfig(level=logging.DEBUG)
LOG = logging.getLogger(__name__)

def sliding_window_max(nums, k):
    LOG.debug('nums %s, k %d', nums, k)
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
