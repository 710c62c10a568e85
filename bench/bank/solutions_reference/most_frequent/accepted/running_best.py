# time: O(n); space: O(n); factor: none; where: -
"""Keeps the best word so far while it counts."""

from collections import defaultdict


def most_frequent(words: list[str]) -> str:
    counts: defaultdict[str, int] = defaultdict(int)
    best, most = "", 0
    for word in words:
        counts[word] += 1
        count = counts[word]
        if count > most or (count == most and word < best):
            best, most = word, count
    return best
