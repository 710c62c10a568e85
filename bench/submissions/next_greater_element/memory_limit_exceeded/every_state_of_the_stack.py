# time: O(n ** 2); space: O(n ** 2); factor: n; where: C
"""Keeps each state of the stack that is read from the right: O(n^2) memory where values ascend."""


def next_greater_element(nums: list[int]) -> list[int]:
    states: list[list[int]] = []
    stack: list[int] = []
    for value in reversed(nums):
        while stack and stack[-1] <= value:
            stack.pop()
        states.append(stack.copy())  # blame
        stack.append(value)
    return [state[-1] if state else -1 for state in reversed(states)]
