# time: O(n ** 2); space: O(n); factor: n; where: C
"""Keeps the places of each value in a tuple and slices the first one off: O(n^2) only if values repeat."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    listed: dict[int, list[int]] = {}
    for j, value in enumerate(b):
        listed.setdefault(value, []).append(j)
    places = {value: tuple(indices) for value, indices in listed.items()}
    common = []
    for value in a:
        if places.get(value):
            common.append(b[places[value][0]])
            places[value] = places[value][1:]  # blame
    return common
