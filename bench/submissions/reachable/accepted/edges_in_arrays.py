# time: O(nodes + edges); space: O(nodes + edges); factor: none; where: -
"""Edges counted into one array of machine integers, node after node; O(nodes + edges)."""

from array import array


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    first = array("l", [0]) * (nodes + 2)
    for origin, _ in edges:
        first[origin + 2] += 1
    for node in range(nodes):
        first[node + 2] += first[node + 1]
    targets = array("l", [0]) * len(edges)
    for origin, target in edges:
        targets[first[origin + 1]] = target
        first[origin + 1] += 1
    view = memoryview(targets)
    seen = bytearray(nodes)
    seen[start] = 1
    stack = array("l", [start])
    while stack:
        node = stack.pop()
        for target in view[first[node] : first[node + 1]]:
            if not seen[target]:
                seen[target] = 1
                stack.append(target)
    return seen.count(1)
