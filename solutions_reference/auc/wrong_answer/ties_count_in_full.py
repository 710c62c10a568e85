"""Asks with >= whether the positive example is above: a tie counts as won."""

from bisect import bisect_right


def auc(labels: list[int], scores: list[float]) -> float:
    positive = [score for label, score in zip(labels, scores) if label]
    negative = sorted(score for label, score in zip(labels, scores) if not label)
    if not positive or not negative:
        return 0.5
    return sum(bisect_right(negative, score) for score in positive) / (len(positive) * len(negative))
