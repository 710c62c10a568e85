# time: O(n); space: O(n); factor: none; where: -
"""Nested dictionaries by letters, with the count under an empty key, some ten times slower; O(n)."""


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
