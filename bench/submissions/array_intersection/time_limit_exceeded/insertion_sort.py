# time: O(n ** 2); space: O(n); factor: n; where: python
"""Two pointers from the back of lists that an insertion sort has put in order: O(n^2) shifts in Python."""


def insertion_sort(values: list[int]) -> list[int]:
    for i, value in enumerate(values):
        while i and values[i - 1] > value:  # blame
            values[i] = values[i - 1]  # blame
            i -= 1  # blame
        values[i] = value
    return values


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    a, b = insertion_sort(a), insertion_sort(b)
    common = []
    while a and b:
        if a[-1] == b[-1]:
            common.append(a[-1])
        last = max(a[-1], b[-1])
        for values in (a, b):
            if values and values[-1] == last:
                values.pop()
    return common
