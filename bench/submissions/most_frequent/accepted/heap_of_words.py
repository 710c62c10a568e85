# time: O(n log n); space: O(n); factor: log n; where: -
"""A heap brings equal words next to each other: a log factor."""

from heapq import heapify, heappop


def most_frequent(words: list[str]) -> str:
    heap = words[:]
    heapify(heap)
    best, most, last, count = "", 0, "", 0
    while heap:
        word = heappop(heap)
        count = count + 1 if word == last else 1
        last = word
        if count > most:
            best, most = word, count
    return best
