# time: O(n); space: O(n); factor: none; where: -
"""Moves each word from one set of equally frequent ones to the next; O(n)."""


def most_frequent(words: list[str]) -> str:
    counts: dict[str, int] = {}
    by_count: list[set[str]] = [set()]
    for word in words:
        before = counts.get(word, 0)
        counts[word] = before + 1
        by_count[before].discard(word)
        if before + 1 == len(by_count):
            by_count.append(set())
        by_count[before + 1].add(word)
    return min(by_count[-1])
