# time: O(n); space: O(n); factor: none; where: -
"""Takes partners out of lists until an exception says that none is left."""


class NoPartner(Exception):
    pass


def take(value: int, partners: dict[int, list[int]]) -> int:
    try:
        return partners[value].pop()
    except (KeyError, IndexError) as error:
        raise NoPartner(value) from error


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    partners: dict[int, list[int]] = {}
    for value in a:
        try:
            partners[value].append(value)
        except KeyError:
            partners[value] = [value]
    common = []
    for value in b:
        try:
            common.append(take(value, partners))
        except NoPartner:
            continue
    return common
