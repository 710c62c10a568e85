"""Facts about the builtins and the standard library: what they return, and what they do to a value."""


def table(**words: str) -> dict[str, str]:
    """Return a dict from each word to the key under which it is listed."""
    return {word: key for key, listed in words.items() for word in listed.split()}


TYPES = {
    **table(list="list List Sequence MutableSequence bytearray array", tuple="tuple Tuple", float="float"),
    **table(set="set Set frozenset FrozenSet AbstractSet", deque="deque Deque", str="str", int="int bool"),
    **table(dict="dict Dict defaultdict DefaultDict Counter Mapping", ordered="OrderedDict"),
}
CALLS = {
    **table(iter="map filter zip chain enumerate reversed islice accumulate iter", range="range"),
    **table(iter="combinations permutations product", dict="fromkeys", int="len ord"),
    **table(list="sorted nlargest nsmallest", str="input chr bin hex repr"),
    **TYPES,
}
METHODS = {
    **table(list="split rsplit splitlines most_common", str="join lower upper strip lstrip rstrip replace"),
    **table(set="keys items union intersection difference", iter="values"),
}
"""The kinds that annotations, functions and methods of the standard library stand for."""

MODULES = {"bisect", "collections", "copy", "functools", "heapq", "itertools", "math", "operator", "dict"}
"""What functions are read from without an import, since some judges import it before the submission."""

SHAPES = {"enumerate", "reversed", "accumulate", "iter", "sorted", "list", "tuple", "set"}
"""Functions that return as much as they read."""

FIRST = {"heappush", "insort", "insort_left", "insort_right"}
"""Functions that count as methods of their first argument."""

GROW = {"append", "extend", "insert", "appendleft", "add", *FIRST}
"""Methods that make a value longer than it was written."""

OF_LISTS, OF_DEQUES = {"append", "extend", "insert", "sort", "reverse"}, {"appendleft", "popleft"}
"""Methods that show a list where nothing else says what it is, unless it has one of the others."""

SELECTIONS = {"combinations", "permutations", "product", "combinations_with_replacement"}
MAKERS = set("list tuple set frozenset dict sorted Counter deque array bytes bytearray".split())
MAKERS |= {"copy", "deepcopy", "fromkeys"}
"""Functions of the standard library that yield every selection, and that return a new collection."""
