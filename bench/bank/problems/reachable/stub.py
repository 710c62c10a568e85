def reachable(nodes: int, edges: list[tuple[int, int]], start: int) -> int:
    """Return how many nodes can be reached from start along directed edges, start included."""
    raise NotImplementedError("write your solution here")
