"""Two pointers that, on a tie, advance in a alone: one element of b is the partner of many."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    a = sorted(a)
    b = sorted(b)
    common = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] > b[j]:
            j += 1
        else:
            if a[i] == b[j]:
                common.append(a[i])
            i += 1
    return common
