"""Lowers the threshold from score to score and adds the area below each piece of the curve. O(n log n)."""

from itertools import groupby
from operator import itemgetter


def auc(labels: list[int], scores: list[float]) -> float:
    examples = sorted(zip(scores, labels), reverse=True)
    area = hits = alarms = 0
    for _, tied in groupby(examples, key=itemgetter(0)):
        found = [label for _, label in tied]
        more_hits = sum(found)
        more_alarms = len(found) - more_hits
        area += more_alarms * (2 * hits + more_hits)
        hits += more_hits
        alarms += more_alarms
    return area / (2 * hits * alarms) if hits and alarms else 0.5
