# time: O(n ** 2); space: O(n); factor: n; where: C
"""The stack is right, but pop(0) takes the input from the front and moves all that follows: O(n^2) in C."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)
    stack: list[tuple[int, int]] = []
    for i in range(len(answers)):
        value = nums.pop(0)  # blame
        while stack and stack[-1][0] < value:
            answers[stack.pop()[1]] = value
        stack.append((value, i))
    return answers
