# time: O(n ** 2); space: O(n); factor: n; where: C
"""The right stack, but a value greater than all of it empties it from the front: slow in one kind of input only."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    waiting: list[int] = []
    for place, value in enumerate(nums):
        while waiting and nums[waiting[0]] < value:
            answers[waiting.pop(0)] = value  # blame
        while waiting and nums[waiting[-1]] < value:
            answers[waiting.pop()] = value
        waiting.append(place)
    return answers
