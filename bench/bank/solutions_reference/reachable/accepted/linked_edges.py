# time: O(nodes + edges); space: O(nodes + edges); factor: none; where: -
"""Chains the edges that begin at the same node through two arrays of numbers."""


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    first = [-1] * nodes
    following = [-1] * len(edges)
    for number, (a, _) in enumerate(edges):
        following[number] = first[a]
        first[a] = number
    seen = [False] * nodes
    seen[start] = True
    found = [start]
    for node in found:
        number = first[node]
        while number >= 0:
            target = edges[number][1]
            if not seen[target]:
                seen[target] = True
                found.append(target)
            number = following[number]
    return len(found)
