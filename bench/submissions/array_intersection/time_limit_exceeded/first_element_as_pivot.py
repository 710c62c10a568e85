# time: O(n ** 2); space: O(n); factor: n; where: python
"""A quicksort of its own with the first element as pivot: O(n^2) on lists that already ascend or descend."""


def in_order(values: list[int]) -> list[int]:
    ordered: list[int] = []
    parts = [values]
    while parts:
        part = parts.pop()
        if not part:
            continue
        pivot = part[0]
        if part[-1] == pivot and part.count(pivot) == len(part):
            ordered += part
            continue
        parts.append([value for value in part if value > pivot])  # blame
        parts.append([value for value in part if value == pivot])  # blame
        parts.append([value for value in part if value < pivot])  # blame
    return ordered


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    a, b = in_order(a), in_order(b)
    common = []
    j = 0
    for value in a:
        while j < len(b) and b[j] < value:
            j += 1
        if j < len(b) and b[j] == value:
            common.append(value)
            j += 1
    return common
