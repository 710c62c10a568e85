# time: O(n log n); space: O(n); factor: log n; where: -
"""Sorts the words and measures the runs of equal ones: a log factor."""

from itertools import groupby


def most_frequent(words: list[str]) -> str:
    best, most = "", 0
    for word, run in groupby(sorted(words)):
        count = sum(1 for _ in run)
        if count > most:
            best, most = word, count
    return best
