# time: O(nodes ** 2 + edges); space: O(nodes ** 2); factor: n; where: python
"""Writes down for every two nodes whether an edge leads from one to the other."""


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    leads = [[False] * nodes for _ in range(nodes)]  # blame
    for a, b in edges:
        leads[a][b] = True
    seen = {start}
    stack = [start]
    while stack:
        for node, there in enumerate(leads[stack.pop()]):  # blame
            if there and node not in seen:  # blame
                seen.add(node)
                stack.append(node)
    return len(seen)
