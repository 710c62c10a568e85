"""Sorted once, with a flag for each box that has been dropped; flat tuples for speed. O(n^2)."""

Box = tuple[float, float, float, float]


def non_maximum_suppression(boxes: list[Box], scores: list[float], threshold: float) -> list[int]:
    ranked = sorted((-score, i, *box) for i, (score, box) in enumerate(zip(scores, boxes)))
    dropped = [False] * len(ranked)
    kept = []
    for rank, (_, i, left, top, right, bottom) in enumerate(ranked):
        if dropped[rank]:
            continue
        kept.append(i)
        area = (right - left) * (bottom - top)
        for later in range(rank + 1, len(ranked)):
            _, _, x, y, to_x, to_y = ranked[later]
            if x >= right or y >= bottom or to_x <= left or to_y <= top:
                continue
            shared = (min(right, to_x) - max(left, x)) * (min(bottom, to_y) - max(top, y))
            if shared / (area + (to_x - x) * (to_y - y) - shared) > threshold:
                dropped[later] = True
    return kept
