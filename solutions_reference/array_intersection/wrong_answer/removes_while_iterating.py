"""Removes from a while a loop runs over it, so the element after each removed one is skipped."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    common = []
    for value in a:
        if value in b:
            common.append(value)
            a.remove(value)
            b.remove(value)
    return common
