"""Names that solvers forget to import, because other judges have imported them already."""

import re

USUAL = {
    "typing": "Any Callable Deque DefaultDict Dict FrozenSet Generator Iterable Iterator List NamedTuple "
    "Optional Sequence Set Tuple TypeVar Union",
    "collections": "Counter OrderedDict defaultdict deque namedtuple",
    "heapq": "heapify heappop heappush heappushpop heapreplace nlargest nsmallest",
    "bisect": "bisect bisect_left bisect_right insort insort_left insort_right",
    "functools": "cache cached_property cmp_to_key lru_cache partial reduce total_ordering",
    "itertools": "accumulate combinations groupby pairwise permutations zip_longest",
    "math": "ceil comb floor gcd inf isqrt lcm log2 sqrt",
    "dataclasses": "dataclass field",
}
"""By module, what solutions of exercises use most of it."""

MODULES = "array bisect collections functools heapq itertools math operator random re string sys".split()

_UNKNOWN = re.compile(r"name '(\w+)' is not defined")


def missing_import(message: str) -> str:
    """The line that brings the name that a NameError does not know; empty where that is not certain."""
    found = _UNKNOWN.match(message)
    if found is None:
        return ""
    name = found[1]
    for module, names in USUAL.items():
        if name in names.split() and name != module:
            return f"from {module} import {name}"
    return f"import {name}" if name in MODULES else ""
