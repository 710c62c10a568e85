# time: O(n); space: O(n); factor: none; where: -
"""The queue of candidates as doubly linked nodes that are cut off at both ends; O(n)."""


class Candidate:
    __slots__ = ("after", "before", "place", "value")

    def __init__(self, place: int, value: int, before: "Candidate | None") -> None:
        self.place, self.value, self.before = place, value, before
        self.after: Candidate | None = None


def sliding_window_max(nums: list[int], k: int) -> list[int]:
    first: Candidate | None = None
    last: Candidate | None = None
    maxima = []
    for place, value in enumerate(nums):
        while last is not None and last.value <= value:
            last = last.before
        entry = Candidate(place, value, last)
        if last is None:
            first = entry
        else:
            last.after = entry
        last = entry
        assert first is not None
        if first.place <= place - k:
            first = first.after
            assert first is not None
            first.before = None
        if place >= k - 1:
            maxima.append(first.value)
    return maxima
