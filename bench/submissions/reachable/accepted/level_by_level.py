# time: O(nodes + edges); space: O(nodes + edges); factor: none; where: -
"""A set for each level, made of those that follow the last one; O(nodes + edges)."""


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    following: dict[int, set[int]] = {}
    for origin, target in edges:
        following.setdefault(origin, set()).add(target)
    seen: set[int] = set()
    level = {start}
    while level:
        seen |= level
        level = {there for node in level for there in following.get(node, ()) if there not in seen}
    return len(seen)
