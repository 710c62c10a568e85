# time: O(nodes ** 2 + edges); space: O(nodes + edges); factor: n; where: C
"""Remembers what it has seen as the bits of one integer, which is made anew for each node, inside C."""

from collections import defaultdict


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    following = defaultdict(list)
    for origin, target in edges:
        following[origin].append(target)
    seen = 1 << start
    stack = [start]
    count = 0
    while stack:
        node = stack.pop()
        count += 1
        for target in following[node]:
            if not seen >> target & 1:  # blame
                seen |= 1 << target  # blame
                stack.append(target)
    return count
