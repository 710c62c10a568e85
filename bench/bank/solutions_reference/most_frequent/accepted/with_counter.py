# time: O(n); space: O(n); factor: none; where: -
"""Lets Counter count and picks by count, then by the alphabet."""

from collections import Counter


def most_frequent(words: list[str]) -> str:
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], word))
