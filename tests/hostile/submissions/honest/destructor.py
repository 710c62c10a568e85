# tries: objects with destructors and weak references
# verdicts: AC
import weakref

ALIVE = weakref.WeakSet()


class Window:
    def __init__(self, values):
        self.values = values
        ALIVE.add(self)

    def __del__(self):
        self.values = None

def sliding_window_max(nums, k):
    return [max(Window(nums[i : i + k]).values) for i in range(len(nums) - k + 1)]
