# time: O(n ** 1.5); space: O(n); factor: sqrt; where: C
"""A hash table with sqrt(n) chains, each a list whose index() does the search, inside C."""

from math import isqrt


def most_frequent(words: list[str]) -> str:
    width = isqrt(len(words)) + 1
    names: list[list[str]] = [[] for _ in range(width)]
    counts: list[list[int]] = [[] for _ in range(width)]
    for word in words:
        value = 0
        for letter in word:
            value = (value * 131 + ord(letter)) % 1_000_000_007
        chain = names[value % width]
        try:
            counts[value % width][chain.index(word)] += 1  # blame
        except ValueError:
            chain.append(word)
            counts[value % width].append(1)
    pairs = [(-count, name) for a, b in zip(counts, names) for count, name in zip(a, b)]
    return min(pairs)[1]
