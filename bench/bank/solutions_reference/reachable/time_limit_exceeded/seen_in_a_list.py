# time: O(nodes * edges); space: O(nodes + edges); factor: n; where: C
"""Asks a list whether a node was seen before."""


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    neighbours: dict[int, list[int]] = {}
    for a, b in edges:
        neighbours.setdefault(a, []).append(b)
    seen = [start]
    for node in seen:
        for neighbour in neighbours.get(node, ()):
            if neighbour not in seen:  # blame
                seen.append(neighbour)
    return len(seen)
