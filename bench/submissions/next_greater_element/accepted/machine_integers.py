# time: O(n); space: O(n); factor: none; where: -
"""Values and links in arrays of machine integers, read through memoryviews; O(n)."""

from array import array


def next_greater_element(nums: list[int]) -> list[int]:
    n = len(nums)
    values = memoryview(array("q", nums))
    links = memoryview(array("q", bytes(8 * n)))
    answers = array("q", bytes(8 * n))
    for place in range(n - 1, -1, -1):
        there = place + 1
        while there < n and values[there] <= values[place]:
            there = links[there]
        links[place] = there
        answers[place] = values[there] if there < n else -1
    return answers.tolist()
