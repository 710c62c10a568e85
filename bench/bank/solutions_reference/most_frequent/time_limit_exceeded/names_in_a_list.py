# time: O(n ** 2); space: O(n); factor: n; where: C
"""Numbers the words by their place in a list."""


def most_frequent(words: list[str]) -> str:
    names: list[str] = []
    counts: list[int] = []
    for word in words:
        if word in names:  # blame
            counts[names.index(word)] += 1  # blame
        else:
            names.append(word)
            counts.append(1)
    top = max(counts)
    return min(name for name, count in zip(names, counts) if count == top)
