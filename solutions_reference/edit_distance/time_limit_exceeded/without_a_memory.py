"""Asks for the three shorter pairs again and again, and remembers none: exponential."""


def edit_distance(a: str, b: str) -> int:
    def distance(i: int, j: int) -> int:
        if i == 0 or j == 0:
            return i + j
        if a[i - 1] == b[j - 1]:
            return distance(i - 1, j - 1)
        return 1 + min(distance(i - 1, j - 1), distance(i - 1, j), distance(i, j - 1))

    return distance(len(a), len(b))
