# time: O(n * log n); space: O(n); factor: log n; where: -
"""Solves both halves by recursion and matches what is open on the left with the records on the right."""


def next_greater_element(nums: list[int]) -> list[int]:
    answers = [-1] * len(nums)

    def solve(start: int, end: int) -> tuple[list[int], list[int]]:
        """Indices without an answer yet, and the values that exceed all before them in the range."""
        if end - start == 1:
            return [start], [nums[start]]
        middle = (start + end) // 2
        open_left, records_left = solve(start, middle)
        open_right, records_right = solve(middle, end)
        place = 0
        while open_left and place < len(records_right):
            if nums[open_left[-1]] < records_right[place]:
                answers[open_left.pop()] = records_right[place]
            else:
                place += 1
        still = [value for value in records_right if value > records_left[-1]]
        return open_left + open_right, records_left + still

    if nums:
        solve(0, len(nums))
    return answers
