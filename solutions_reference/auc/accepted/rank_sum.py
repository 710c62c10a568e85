"""Adds up the ranks of the positives, tied scores sharing their mean rank: the U statistic. O(n log n)."""


def auc(labels: list[int], scores: list[float]) -> float:
    n, positives = len(labels), sum(labels)
    if positives in (0, n):
        return 0.5
    order = sorted(range(n), key=scores.__getitem__)
    total = 0.0
    start = 0
    while start < n:
        end, ones = start, 0
        while end < n and scores[order[end]] == scores[order[start]]:
            ones += labels[order[end]]
            end += 1
        total += ones * (start + 1 + end) / 2
        start = end
    return (total - positives * (positives + 1) / 2) / (positives * (n - positives))
