"""Adds rectangles below the curve: where the curve rises aslant, half of each is missing."""

from itertools import groupby


def auc(labels: list[int], scores: list[float]) -> float:
    positives = sum(labels)
    negatives = len(labels) - positives
    if not positives or not negatives:
        return 0.5
    hits = 0
    area = 0.0
    examples = sorted(zip(scores, labels), reverse=True)
    for _, tied in groupby(examples, key=lambda example: example[0]):
        found = [label for _, label in tied]
        area += found.count(0) / negatives * hits / positives
        hits += sum(found)
    return area
