# time: O(n ** 2); space: O(n); factor: n; where: python
"""Keeps words and counts as pairs and looks through the pairs for each word."""


def most_frequent(words: list[str]) -> str:
    names: list[str] = []
    counts: list[int] = []
    for word in words:
        place = 0
        while place < len(names) and names[place] != word:  # blame
            place += 1  # blame
        if place == len(names):
            names.append(word)
            counts.append(0)
        counts[place] += 1
    top = max(counts)
    return min(name for name, count in zip(names, counts) if count == top)
