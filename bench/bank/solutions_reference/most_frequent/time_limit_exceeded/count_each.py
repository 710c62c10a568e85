# time: O(n ** 2); space: O(n); factor: n; where: C
"""Goes through the whole list for every different word."""


def most_frequent(words: list[str]) -> str:
    best, most = "", 0
    for word in set(words):
        count = words.count(word)  # blame
        if count > most or (count == most and word < best):
            best, most = word, count
    return best
