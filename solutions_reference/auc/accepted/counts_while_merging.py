"""A merge sort that counts, as it merges, what lies below each positive in the other half. O(n log n)."""


def auc(labels: list[int], scores: list[float]) -> float:
    positives = sum(labels)
    pairs = positives * (len(labels) - positives)
    if not pairs:
        return 0.5
    halves = 0
    parts = [[example] for example in zip(scores, labels)]
    while len(parts) > 1:
        merged = []
        for left, right in zip(parts[::2], parts[1::2]):
            halves += won(left, right) + won(right, left)
            merged.append(sorted(left + right))
        parts = merged + parts[len(parts) & ~1 :]
    return halves / 2 / pairs


def won(ours: list[tuple[float, int]], theirs: list[tuple[float, int]]) -> int:
    """Count twice the pairs that positives of ours win against negatives of theirs, a tie once."""
    below = level = found = 0
    negative = [score for score, label in theirs if label == 0]
    for score, label in ours:
        while below < len(negative) and negative[below] < score:
            below += 1
        while level < len(negative) and negative[level] <= score:
            level += 1
        found += label * (below + level)
    return found
