# time: O(n log n); space: O(n); factor: none; where: -
"""Sorts both lists by a quicksort with random pivots that sets equal values apart; O(n log n) on average."""

from random import Random


def ordered(values: list[int], random: Random) -> list[int]:
    done: list[int] = []
    parts = [values]
    while parts:
        part = parts.pop()
        if len(part) < 2:
            done += part
            continue
        pivot = part[random.randrange(len(part))]
        same = [value for value in part if value == pivot]
        if len(same) == len(part):
            done += part
            continue
        parts.append([value for value in part if value > pivot])
        parts.append(same)
        parts.append([value for value in part if value < pivot])
    return done


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    random = Random(20_240_229)
    first, second = ordered(a, random), ordered(b, random)
    common: list[int] = []
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i] == second[j]:
            common.append(first[i])
            i, j = i + 1, j + 1
        elif first[i] < second[j]:
            i += 1
        else:
            j += 1
    return common
