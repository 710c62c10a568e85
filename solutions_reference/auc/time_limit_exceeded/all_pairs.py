"""Compares each positive example with each negative one: O(n * n)."""


def auc(labels: list[int], scores: list[float]) -> float:
    positive = [score for label, score in zip(labels, scores) if label == 1]
    negative = [score for label, score in zip(labels, scores) if label == 0]
    if not positive or not negative:
        return 0.5
    won = 0.0
    for p in positive:
        for q in negative:
            if p > q:
                won += 1
            elif p == q:
                won += 0.5
    return won / len(positive) / len(negative)
