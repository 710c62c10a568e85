"""Intersects sets: a value that occurs several times in both comes out once."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    return list(set(a) & set(b))
