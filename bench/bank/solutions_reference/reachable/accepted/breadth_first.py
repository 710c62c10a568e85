# time: O(nodes + edges); space: O(nodes + edges); factor: none; where: -
"""Walks in breadth over lists of neighbours."""

from collections import deque


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    neighbours: list[list[int]] = [[] for _ in range(nodes)]
    for a, b in edges:
        neighbours[a].append(b)
    seen = [False] * nodes
    seen[start] = True
    queue = deque([start])
    count = 0
    while queue:
        count += 1
        for node in neighbours[queue.popleft()]:
            if not seen[node]:
                seen[node] = True
                queue.append(node)
    return count
