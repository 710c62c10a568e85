# time: O(nodes + edges); space: O(nodes + edges); factor: none; where: -
"""An object for each node, with a list of those next to it; O(nodes + edges)."""

from dataclasses import dataclass, field


@dataclass(eq=False)
class Node:
    seen: bool = False
    following: list["Node"] = field(default_factory=list)

    def unseen(self):
        for node in self.following:
            if not node.seen:
                node.seen = True
                yield node


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    graph = [Node() for _ in range(nodes)]
    for origin, target in edges:
        graph[origin].following.append(graph[target])
    graph[start].seen = True
    agenda = [graph[start]]
    for node in agenda:
        agenda.extend(node.unseen())
    return len(agenda)
