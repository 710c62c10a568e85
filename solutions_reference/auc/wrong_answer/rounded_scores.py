"""Rounds the scores to nine places, to be safe with floats: scores that differ become ties."""

from bisect import bisect_left, bisect_right


def auc(labels: list[int], scores: list[float]) -> float:
    positive = [round(score, 9) for label, score in zip(labels, scores) if label]
    negative = sorted(round(score, 9) for label, score in zip(labels, scores) if not label)
    if not positive or not negative:
        return 0.5
    halves = sum(bisect_left(negative, score) + bisect_right(negative, score) for score in positive)
    return halves / 2 / (len(positive) * len(negative))
