# tries: identifiers and texts outside of ASCII
# verdicts: AC
def größtes(werte):
    π = max(werte)
    return π

def sliding_window_max(nums, k):
    '''Größtes Element: 最大値 🙂'''
    return [größtes(nums[i : i + k]) for i in range(len(nums) - k + 1)]
