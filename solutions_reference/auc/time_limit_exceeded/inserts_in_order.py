"""Keeps the negative scores in order as they come: each insertion moves all above it, O(n * n) inside C."""

from bisect import bisect_left, bisect_right, insort


def auc(labels: list[int], scores: list[float]) -> float:
    negative: list[float] = []
    positive = []
    for label, score in zip(labels, scores):
        if label:
            positive.append(score)
        else:
            insort(negative, score)
    if not positive or not negative:
        return 0.5
    halves = sum(bisect_left(negative, score) + bisect_right(negative, score) for score in positive)
    return halves / 2 / (len(positive) * len(negative))
