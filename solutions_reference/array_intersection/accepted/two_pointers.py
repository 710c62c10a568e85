"""Sort both lists and walk through them side by side; equal elements pair up. O(n log n)."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    a = sorted(a)
    b = sorted(b)
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
