"""Returns 0.0 where a class has no example."""

from bisect import bisect_left, bisect_right


def auc(labels: list[int], scores: list[float]) -> float:
    positive = [score for label, score in zip(labels, scores) if label]
    negative = sorted(score for label, score in zip(labels, scores) if not label)
    halves = sum(bisect_left(negative, score) + bisect_right(negative, score) for score in positive)
    return halves / 2 / max(1, len(positive) * len(negative))
