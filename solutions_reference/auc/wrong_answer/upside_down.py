"""Raises the threshold instead of lowering it: the area above the curve."""

from itertools import groupby


def auc(labels: list[int], scores: list[float]) -> float:
    hits = alarms = 0
    area = 0.0
    for _, tied in groupby(sorted(zip(scores, labels)), key=lambda example: example[0]):
        found = [label for _, label in tied]
        area += found.count(0) * (hits + sum(found) / 2)
        hits += sum(found)
        alarms += found.count(0)
    return area / (hits * alarms) if hits and alarms else 0.5
