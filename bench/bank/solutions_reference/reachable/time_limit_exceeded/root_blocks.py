# time: O(nodes * edges ** 0.5 + edges); space: O(nodes + edges); factor: sqrt; where: python
"""Sorts only blocks of about sqrt(edges) edges by where they begin, and asks every block at each node."""

from math import isqrt


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    size = isqrt(len(edges)) + 1
    blocks: list[dict[int, list[int]]] = []
    for number, (a, b) in enumerate(edges):
        if number % size == 0:
            blocks.append({})
        blocks[-1].setdefault(a, []).append(b)
    seen = {start}
    stack = [start]
    while stack:
        node = stack.pop()
        for block in blocks:  # blame
            for target in block.get(node, ()):  # blame
                if target not in seen:
                    seen.add(target)
                    stack.append(target)
    return len(seen)
