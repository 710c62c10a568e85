# time: O(n ** 2); space: O(n ** 2); factor: n; where: python
"""The table of longest common subsequences, on sorted lists, and the way back through it: O(n^2) cells."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    a.sort()
    b.sort()
    table = [[0] * (len(b) + 1)]
    for value in a:
        above = table[-1]
        line = [0]
        for j, other in enumerate(b):  # blame
            line.append(above[j] + 1 if value == other else max(above[j + 1], line[j]))  # blame
        table.append(line)  # blame
    common = []
    i, j = len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            common.append(a[i - 1])
            i, j = i - 1, j - 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return common
