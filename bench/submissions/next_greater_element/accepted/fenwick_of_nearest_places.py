# time: O(n log n); space: O(n); factor: log n; where: -
"""From the greatest value down, a Fenwick tree knows the nearest place to the right: O(log n) for each."""


def next_greater_element(nums: list[int]) -> list[int]:
    n = len(nums)
    nearest = [n] * (n + 2)
    answers = [-1] * n

    def note(place: int) -> None:
        index = n - place
        while index <= n:
            if nearest[index] > place:
                nearest[index] = place
            index += index & -index

    def ask(place: int) -> int:
        index, found = n - place - 1, n
        while index > 0:
            if nearest[index] < found:
                found = nearest[index]
            index -= index & -index
        return found

    order = sorted(range(n), key=nums.__getitem__, reverse=True)
    start = 0
    while start < n:
        end = start
        while end < n and nums[order[end]] == nums[order[start]]:
            place = order[end]
            found = ask(place)
            if found < n:
                answers[place] = nums[found]
            end += 1
        for place in order[start:end]:
            note(place)
        start = end
    return answers
