# time: O(n ** 2); space: O(n); factor: none; where: -
"""Compares quotients of exact fractions, some thirty times as dear as floats; O(n^2)."""

from fractions import Fraction


def area(box) -> Fraction:
    return Fraction(max(box[2] - box[0], 0)) * Fraction(max(box[3] - box[1], 0))


def overlap(a, b) -> Fraction:
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return Fraction(0)
    common = Fraction(width) * Fraction(height)
    return common / (area(a) + area(b) - common)


def non_maximum_suppression(
    boxes: list[tuple[float, float, float, float]], scores: list[float], threshold: float
) -> list[int]:
    kept: list[int] = []
    for index in sorted(range(len(boxes)), key=lambda i: (-scores[i], i)):
        if all(overlap(boxes[index], boxes[other]) <= threshold for other in kept):
            kept.append(index)
    return kept
