# tries: exceptions raised and caught, warnings shown
# verdicts: AC
import warnings


class Done(Exception):
    pass

def sliding_window_max(nums, k):
    warnings.warn('slow', stacklevel=2)
    result, i = [], 0
    try:
        while True:
            if i + k > len(nums):
                raise Done
            result.append(max(nums[i : i + k]))
            i += 1
    except Done:
        return result
    finally:
        warnings.resetwarnings()
