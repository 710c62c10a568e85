"""Inputs of reachable: drawn cases and the growth families."""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st

Edges = list[tuple[int, int]]
Arguments = tuple[int, Edges, int]


def constraints(nodes: int, edges: Edges, start: int) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "1 <= nodes <= 10^6", 1 <= nodes <= 10**6
    yield "0 <= start < nodes", 0 <= start < nodes
    yield "len(edges) <= 10^6", len(edges) <= 10**6
    yield "both ends are nodes", all(0 <= a < nodes and 0 <= b < nodes for a, b in edges)


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """Up to 6 nodes and 8 edges."""
    nodes = draw(st.integers(1, 6))
    node = st.integers(0, nodes - 1)
    return nodes, draw(st.lists(st.tuples(node, node), max_size=8)), draw(node)


def path(n: int, random: Random) -> Arguments:
    """One long path; the edges come in random order."""
    nodes = n // 2 + 1
    edges = [(node, node + 1) for node in range(nodes - 1)]
    random.shuffle(edges)
    return nodes, edges, 0


def star(n: int, random: Random) -> Arguments:
    """All nodes next to the start."""
    nodes = n // 2 + 1
    edges = [(0, node) for node in range(1, nodes)]
    random.shuffle(edges)
    return nodes, edges, 0


def random_graph(n: int, random: Random) -> Arguments:
    """A random tree and as many random edges; every node is reached."""
    nodes = n // 3 + 1
    edges = [(random.randrange(node), node) for node in range(1, nodes)]
    edges += [(random.randrange(nodes), random.randrange(nodes)) for _ in range(n // 3)]
    random.shuffle(edges)
    return nodes, edges, 0


families = (path, star, random_graph)
