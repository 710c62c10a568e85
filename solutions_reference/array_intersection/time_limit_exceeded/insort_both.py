"""Two pointers over lists that insort has built: every insertion moves what lies behind it, O(n^2) in C."""

from bisect import insort


def in_order(values: list[int]) -> list[int]:
    ordered: list[int] = []
    for value in values:
        insort(ordered, value)
    return ordered


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    a = in_order(a)
    b = in_order(b)
    common = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] < b[j]:
            i += 1
        elif a[i] > b[j]:
            j += 1
        else:
            common.append(a[i])
            i += 1
            j += 1
    return common
