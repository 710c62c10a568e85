# tries: subclasses of builtins inside, a plain list at the end
# verdicts: AC
class Window(list):
    def largest(self):
        return max(self)

def sliding_window_max(nums, k):
    return list(Window(Window(nums[i : i + k]).largest() for i in range(len(nums) - k + 1)))
