"""Looks up a value of b that a does not have in a plain dict."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    left = {value: a.count(value) for value in set(a)}
    common = []
    for value in b:
        if left[value] > 0:
            left[value] -= 1
            common.append(value)
    return common
