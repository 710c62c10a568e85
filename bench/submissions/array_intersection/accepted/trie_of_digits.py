# time: O(n); space: O(n); factor: none; where: -
"""Nested dictionaries by four digits of base 256: a long way for each element, but always the same one."""


def digits(value: int) -> tuple[int, int, int, int]:
    value += 1 << 31
    return value >> 24, value >> 16 & 255, value >> 8 & 255, value & 255


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    root: dict = {}
    for value in a:
        node = root
        *path, last = digits(value)
        for digit in path:
            node = node.setdefault(digit, {})
        node[last] = node.get(last, 0) + 1
    common = []
    for value in b:
        node = root
        *path, last = digits(value)
        for digit in path:
            node = node.get(digit, {})
        if node.get(last, 0) > 0:
            node[last] -= 1
            common.append(value)
    return common
