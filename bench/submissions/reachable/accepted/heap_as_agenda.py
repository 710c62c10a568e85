# time: O((nodes + edges) log nodes); space: O(nodes + edges); factor: log n; where: -
"""Always goes on at the largest node that is waiting, from a heap: a log factor."""

from collections import defaultdict
from heapq import heappop, heappush


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    following = defaultdict(list)
    for origin, target in edges:
        following[origin].append(target)
    waiting = [-start]
    seen = {start}
    while waiting:
        node = -heappop(waiting)
        for target in following[node]:
            if target not in seen:
                seen.add(target)
                heappush(waiting, -target)
    return len(seen)
