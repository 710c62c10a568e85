# time: O((nodes + edges) log edges); space: O(nodes + edges); factor: log n; where: -
"""Sorts the edges and halves its way to those of each node: a log factor."""


def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    ordered = sorted(edges)

    def first_of(node: int) -> int:
        low, high = 0, len(ordered)
        while low < high:
            middle = (low + high) // 2
            if ordered[middle][0] < node:
                low = middle + 1
            else:
                high = middle
        return low

    seen = [False] * nodes
    seen[start] = True
    stack = [start]
    count = 0
    while stack:
        node = stack.pop()
        count += 1
        place = first_of(node)
        while place < len(ordered) and ordered[place][0] == node:
            target = ordered[place][1]
            if not seen[target]:
                seen[target] = True
                stack.append(target)
            place += 1
    return count
