"""Gives tied scores ranks of their own, in the order in which they came."""


def auc(labels: list[int], scores: list[float]) -> float:
    positives = sum(labels)
    negatives = len(labels) - positives
    if not positives or not negatives:
        return 0.5
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    total = sum(rank for rank, i in enumerate(order, 1) if labels[i])
    return (total - positives * (positives + 1) / 2) / (positives * negatives)
