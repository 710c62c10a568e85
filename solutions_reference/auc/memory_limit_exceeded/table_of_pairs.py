"""Writes down what each pair counts before it adds anything up: O(n * n) memory."""


def auc(labels: list[int], scores: list[float]) -> float:
    positive = [score for label, score in zip(labels, scores) if label]
    negative = [score for label, score in zip(labels, scores) if not label]
    table = [((p > q) + (p >= q)) / 2 for p in positive for q in negative]
    return sum(table) / len(table) if table else 0.5
