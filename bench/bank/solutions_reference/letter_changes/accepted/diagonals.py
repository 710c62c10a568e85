# time: O(n * m); space: O(n + m); factor: none; where: -
"""Goes through the table by diagonals and keeps the last two."""


def letter_changes(a: str, b: str) -> int:
    n, m = len(a), len(b)
    before: dict[int, int] = {}
    last = {0: 0}
    for total in range(1, n + m + 1):
        here: dict[int, int] = {}
        for i in range(max(0, total - m), min(n, total) + 1):
            j = total - i
            if i == 0 or j == 0:
                here[i] = total
            elif a[i - 1] == b[j - 1]:
                here[i] = before[i - 1]
            else:
                here[i] = 1 + min(before[i - 1], last[i - 1], last[i])
        before, last = last, here
    return last[n]
