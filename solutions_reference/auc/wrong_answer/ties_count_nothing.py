"""Counts only the pairs in which the positive example is strictly above: a tie counts nothing."""

from bisect import bisect_left


def auc(labels: list[int], scores: list[float]) -> float:
    positive = [score for label, score in zip(labels, scores) if label]
    negative = sorted(score for label, score in zip(labels, scores) if not label)
    if not positive or not negative:
        return 0.5
    return sum(bisect_left(negative, score) for score in positive) / (len(positive) * len(negative))
