"""Keeps every element of a that occurs in b, however few partners it has there."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    known = set(b)
    return [value for value in a if value in known]
