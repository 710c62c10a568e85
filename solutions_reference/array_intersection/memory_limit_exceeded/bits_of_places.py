"""Keeps for each value a mask with one bit for every place of the list: O(n^2) memory if values differ."""


def places(values: list[int]) -> dict[int, int]:
    masks: dict[int, int] = {}
    for place, value in enumerate(values):
        masks[value] = masks.get(value, 0) | 1 << place
    return masks


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    places_a = places(a)
    places_b = places(b)
    common = []
    for value, mask in places_a.items():
        common.extend([value] * min(mask.bit_count(), places_b.get(value, 0).bit_count()))
    return common
