"""Cuts off the common beginning and the common end, which may be the same letters."""


def edit_distance(a: str, b: str) -> int:
    shorter = min(len(a), len(b))
    front = back = 0
    while front < shorter and a[front] == b[front]:
        front += 1
    while back < shorter and a[-1 - back] == b[-1 - back]:
        back += 1
    a, b = a[front : len(a) - back], b[front : len(b) - back]
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b):
            row.append(above[j] if x == y else 1 + min(above[j], above[j + 1], row[j]))
        above = row
    return above[-1]
