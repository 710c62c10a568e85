"""Prefix maxima of blocks; counts up to the block of each window from the first one: O(n^2 / k)."""


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    blocks = [nums[start : start + k] for start in range(0, len(nums), k)]
    heads, tails = [], []
    for block in blocks:
        head, tail = list(block), list(block)
        for i in range(1, len(block)):
            head[i] = max(head[i], head[i - 1])
        for i in range(len(block) - 2, -1, -1):
            tail[i] = max(tail[i], tail[i + 1])
        heads.append(head)
        tails.append(tail)
    maxima = []
    for start in range(len(nums) - k + 1):
        block = 0
        while (block + 1) * k <= start:
            block += 1
        place = start - block * k
        whole = place == 0
        maxima.append(tails[block][place] if whole else max(tails[block][place], heads[block + 1][place - 1]))
    return maxima
