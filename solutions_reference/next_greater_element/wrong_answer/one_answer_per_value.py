"""Files the answers under the values, so equal elements in different places share one answer."""


def next_greater_element(nums: list[int]) -> list[int]:
    answer_of: dict[int, int] = {}
    waiting: list[int] = []
    for value in nums:
        while waiting and waiting[-1] < value:
            answer_of[waiting.pop()] = value
        waiting.append(value)
    return [answer_of.get(value, -1) for value in nums]
