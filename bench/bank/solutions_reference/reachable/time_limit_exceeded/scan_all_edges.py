# time: O(nodes * edges); space: O(nodes); factor: n; where: python
"""Looks through all edges at every node."""


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    seen = {start}
    stack = [start]
    while stack:
        node = stack.pop()
        for a, b in edges:  # blame
            if a == node and b not in seen:  # blame
                seen.add(b)
                stack.append(b)
    return len(seen)
