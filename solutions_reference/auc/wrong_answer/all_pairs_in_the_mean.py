"""Divides by the number of all pairs of examples, also those of the same class."""

from bisect import bisect_left, bisect_right


def auc(labels: list[int], scores: list[float]) -> float:
    n = len(labels)
    positive = [score for label, score in zip(labels, scores) if label]
    negative = sorted(score for label, score in zip(labels, scores) if not label)
    if not positive or not negative:
        return 0.5
    halves = sum(bisect_left(negative, score) + bisect_right(negative, score) for score in positive)
    return halves / (n * (n - 1))
