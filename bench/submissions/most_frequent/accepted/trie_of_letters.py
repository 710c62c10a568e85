# time: O(n log n); space: O(n log n); factor: log n; where: -
"""Nested dictionaries by letters, with the count under an empty key, some ten times slower.

A step for each letter: words that all differ have log n of them.
"""


def most_frequent(words: list[str]) -> str:
    root: dict = {}
    best, most = "", 0
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        count = node[""] = node.get("", 0) + 1
        if count > most or (count == most and word < best):
            best, most = word, count
    return best
