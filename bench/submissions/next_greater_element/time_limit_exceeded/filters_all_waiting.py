# time: O(n ** 2); space: O(n); factor: n; where: python
"""Goes through everyone who waits at each new value, not only through those on top: O(n^2) if many wait."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    waiting: list[int] = []
    for i, value in enumerate(nums):
        still_waiting = []
        for j in waiting:  # blame
            if nums[j] < value:  # blame
                answers[j] = value
            else:
                still_waiting.append(j)  # blame
        still_waiting.append(i)
        waiting = still_waiting
    return answers
