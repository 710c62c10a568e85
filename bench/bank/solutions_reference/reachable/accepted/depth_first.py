# time: O(nodes + edges); space: O(nodes + edges); factor: none; where: -
"""Walks in depth with a stack, a dictionary and a set."""


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    neighbours: dict[int, list[int]] = {}
    for a, b in edges:
        neighbours.setdefault(a, []).append(b)
    seen = {start}
    stack = [start]
    while stack:
        for node in neighbours.get(stack.pop(), ()):
            if node not in seen:
                seen.add(node)
                stack.append(node)
    return len(seen)
