# time: O(n); space: O(n); factor: none; where: -
"""Counts in a dictionary."""


def most_frequent(words: list[str]) -> str:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    top = max(counts.values())
    return min(word for word, count in counts.items() if count == top)
