# time: O(nodes ** 2 + edges); space: O(nodes + edges); factor: n; where: C
"""Takes from the front of a list, which moves all the rest of the queue."""


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    neighbours: list[list[int]] = [[] for _ in range(nodes)]
    for a, b in edges:
        neighbours[a].append(b)
    seen = {start}
    queue = [start]
    while queue:
        for node in neighbours[queue.pop(0)]:  # blame
            if node not in seen:
                seen.add(node)
                queue.append(node)
    return len(seen)
