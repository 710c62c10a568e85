"""Looks up each positive score among the sorted negative ones, from both sides of a tie. O(n log n)."""

from bisect import bisect_left, bisect_right


def auc(labels: list[int], scores: list[float]) -> float:
    positive = [score for label, score in zip(labels, scores) if label]
    negative = sorted(score for label, score in zip(labels, scores) if not label)
    if not positive or not negative:
        return 0.5
    halves = sum(bisect_left(negative, score) + bisect_right(negative, score) for score in positive)
    return halves / (2 * len(positive) * len(negative))
