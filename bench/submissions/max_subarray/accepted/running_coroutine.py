# time: O(n); space: O(1); factor: none; where: -
"""A coroutine is sent each value and yields the best so far; it tells now and then how far it is; O(n)."""


def best_so_far():
    best = ending = None
    count = 0
    while True:
        value = yield best
        ending = value if ending is None or ending < 0 else ending + value
        best = ending if best is None else max(best, ending)
        count += 1
        if count % 1000 == 0:
            print(f"{count} values, the best is {best}")


def max_subarray(nums: list[int]) -> int:
    running = best_so_far()
    next(running)
    best = nums[0]
    for value in nums:
        best = running.send(value)
    return best
