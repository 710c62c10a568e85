"""Draws the curve through the thresholds 0.00, 0.01 and so on to 1.00, as if scores were probabilities."""


def auc(labels: list[int], scores: list[float]) -> float:
    positives = sum(labels)
    negatives = len(labels) - positives
    if not positives or not negatives:
        return 0.5
    points = [(1.0, 1.0)]
    for step in range(101):
        above = [label for label, score in zip(labels, scores) if score > step / 100]
        points.append((above.count(0) / negatives, above.count(1) / positives))
    points.append((0.0, 0.0))
    return sum((x - u) * (y + v) / 2 for (x, y), (u, v) in zip(points, points[1:]))
