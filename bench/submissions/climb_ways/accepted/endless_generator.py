# time: O(n); space: O(1); factor: none; where: -
"""An endless generator of the ways to each stair, of which one is taken; O(n)."""

from collections import deque
from itertools import count, islice


def ways(broken: int):
    last = deque([0, 0, 1], maxlen=3)
    for stair in count(1):
        yield last[-1]
        last.append(sum(last) % (10**9 + 7) if stair % broken else 0)


def climb_ways(n: int, broken: int) -> int:
    return next(islice(ways(broken), n, None))
