"""Counts hits and alarms anew at each score as the threshold: O(n) for each different score."""


def auc(labels: list[int], scores: list[float]) -> float:
    positives = sum(labels)
    negatives = len(labels) - positives
    if not positives or not negatives:
        return 0.5
    area = before_x = before_y = 0.0
    for threshold in sorted(set(scores), reverse=True):
        above = [label for label, score in zip(labels, scores) if score >= threshold]
        x, y = above.count(0) / negatives, above.count(1) / positives
        area += (x - before_x) * (y + before_y) / 2
        before_x, before_y = x, y
    return area
