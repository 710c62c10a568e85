# time: O(n * m); space: O(n + m); factor: none; where: -
"""The two last rows in a dictionary under tuples, from which what is older is deleted; O(n * m)."""


def letter_changes(a: str, b: str) -> int:
    known: dict[tuple[int, int], int] = {(0, j): j for j in range(len(b) + 1)}
    for i in range(1, len(a) + 1):
        known[i, 0] = i
        for j in range(1, len(b) + 1):
            same = a[i - 1] == b[j - 1]
            known[i, j] = min(
                known[i - 1, j] + 1,
                known[i, j - 1] + 1,
                known[i - 1, j - 1] + (0 if same else 1),
            )
            del known[i - 1, j - 1]
        del known[i - 1, len(b)]
    return known[len(a), len(b)]
