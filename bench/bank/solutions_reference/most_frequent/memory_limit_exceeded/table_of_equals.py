# time: O(n ** 2); space: O(n ** 2); factor: n; where: python
"""Writes down for every two words whether they are equal."""


def most_frequent(words: list[str]) -> str:
    equal = [[word == other for other in words] for word in words]  # blame
    counts = [sum(line) for line in equal]  # blame
    top = max(counts)
    return min(word for word, count in zip(words, counts) if count == top)
