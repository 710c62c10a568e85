# time: O(n ** 1.5); space: O(n); factor: sqrt; where: python
"""Counts batches of about sqrt(n) words, and makes all totals anew after each batch."""

from collections import Counter
from math import isqrt


def most_frequent(words: list[str]) -> str:
    size = isqrt(len(words))
    totals: dict[str, int] = {}
    for start in range(0, len(words), size):
        batch = Counter(words[start : start + size])
        totals = {word: totals.get(word, 0) + batch.get(word, 0) for word in {*totals, *batch}}  # blame
    top = max(totals.values())
    return min(word for word, count in totals.items() if count == top)
