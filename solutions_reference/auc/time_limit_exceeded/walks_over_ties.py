"""Finds where a tie begins and walks to its end, for each positive anew: O(n * n) where few scores differ."""

from bisect import bisect_left


def auc(labels: list[int], scores: list[float]) -> float:
    positive = [score for label, score in zip(labels, scores) if label]
    negative = sorted(score for label, score in zip(labels, scores) if not label)
    if not positive or not negative:
        return 0.5
    halves = 0
    for score in positive:
        start = end = bisect_left(negative, score)
        while end < len(negative) and negative[end] == score:
            end += 1
        halves += start + end
    return halves / 2 / (len(positive) * len(negative))
