"""Merges sorted lists by pop(0), which moves all that is left: O(n^2) in C."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    a = sorted(a)
    b = sorted(b)
    common = []
    while a and b:
        if a[0] < b[0]:
            a.pop(0)
        elif a[0] > b[0]:
            b.pop(0)
        else:
            common.append(a.pop(0))
            b.pop(0)
    return common
