"""A single row that is written over, and the one distance of the row before that still counts. O(n * m)."""


def edit_distance(a: str, b: str) -> int:
    short, long = sorted((a, b), key=len)
    row = [*range(len(short) + 1)]
    for letter in long:
        corner = row[0]
        row[0] += 1
        for j, other in enumerate(short, 1):
            best = min(corner + (letter != other), row[j] + 1, row[j - 1] + 1)
            corner, row[j] = row[j], best
    return row[-1]
