# time: O(nodes + edges); space: O(nodes + edges); factor: none; where: -
"""Depth first with a stack of iterators, one for each node on the way; O(nodes + edges)."""

from collections import defaultdict


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    following: defaultdict[int, list[int]] = defaultdict(list)
    for origin, target in edges:
        following[origin].append(target)
    seen = {start}
    way = [iter(following[start])]
    while way:
        for node in way[-1]:
            if node not in seen:
                seen.add(node)
                way.append(iter(following[node]))
                break
        else:
            way.pop()
    return len(seen)
