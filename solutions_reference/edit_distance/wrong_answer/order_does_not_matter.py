"""Counts which letters are too many and which are missing, wherever they stand."""

from collections import Counter


def edit_distance(a: str, b: str) -> int:
    ours, theirs = Counter(a), Counter(b)
    return max((ours - theirs).total(), (theirs - ours).total())
