"""Goes on from the start of the list when the end is reached, as in the circular variant."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    waiting: list[int] = []
    for i, value in [*enumerate(nums), *enumerate(nums)]:
        while waiting and nums[waiting[-1]] < value:
            answers[waiting.pop()] = value
        waiting.append(i)
    return answers
