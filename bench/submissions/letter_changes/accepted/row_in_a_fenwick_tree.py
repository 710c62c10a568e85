# time: O(n * m * log m); space: O(n + m); factor: log n; where: -
"""Keeps the row as differences in a Fenwick tree, so that each cell is a sum of O(log m) of them."""


def letter_changes(a: str, b: str) -> int:
    m = len(b)
    tree = [0] * (m + 2)

    def add(place: int, amount: int) -> None:
        place += 1
        while place < len(tree):
            tree[place] += amount
            place += place & -place

    def value(place: int) -> int:
        total, place = 0, place + 1
        while place:
            total += tree[place]
            place &= place - 1
        return total

    for j in range(1, m + 1):
        add(j, 1)
    for i, letter in enumerate(a, 1):
        corner, left = i - 1, i
        add(0, 1)
        shift = 1
        for j in range(1, m + 1):
            above = value(j) - shift
            cell = min(above + 1, left + 1, corner + (letter != b[j - 1]))
            change = cell - above - shift
            if change:
                add(j, change)
            shift += change
            corner, left = above, cell
    return value(m)
