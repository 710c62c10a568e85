# time: O(n); space: O(n); factor: none; where: -
"""Counts tuples of letters and joins the winner again; O(n)."""

from collections import defaultdict


def most_frequent(words: list[str]) -> str:
    counts: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for word in words:
        counts[tuple(word)] += 1
    most = max(counts.values())
    return min("".join(letters) for letters, count in counts.items() if count == most)
