"""Small problem packages for tests, written to a folder and then broken in one place or another."""

from pathlib import Path

PROBLEM = """\
format_version: 1
title: Double
difficulty: easy
tags: [arithmetic]
source: Made up for the tests.
compare: exact
limits:
  time: 1
  memory: 256
  output: 64
complexity:
  time: O(n)
  space: O(n)
  variables:
    n: len(values)
weights: {samples: 1, hidden: 1, generated: 1, growth: 1}
hints:
  - Twice is two times.
"""

STUB = '''\
def double(values: list[int]) -> list[int]:
    """Return twice each value."""
    raise NotImplementedError("write your solution here")
'''

SAMPLES = """\
format_version: 1
samples:
  - name: two_values
    input: {values: [1, 2]}
    expected: [2, 4]
"""

HIDDEN = """\
format_version: 1
groups:
  edges:
    - name: empty
      input: {values: []}
      expected: []
    - name: answered_by_the_reference
      input: {values: [7]}
"""

GENERATE = '''\
"""Inputs of double."""

from hypothesis import strategies as st


def cases():
    return st.tuples(st.lists(st.integers(-9, 9), max_size=8))


def exhaustive():
    yield ([],)
    yield ([0],)


def constraints(values):
    yield "at most 10000 values", len(values) <= 10_000


def alike(n, random):
    """One value, again and again."""
    return ([random.randint(-9, 9)] * n,)


families = (alike,)
'''

FRAIL_HIDDEN = HIDDEN.replace("[]", "[3]", 1).replace("expected: []", "expected: [6]")
FRAIL_GENERATE = (
    GENERATE.replace("max_size=8", "min_size=1, max_size=8")
    .replace("    yield ([],)\n", "")
    .replace("len(values) <= 10_000", "min(values) >= -9")
)
"""The constraints raise for an empty list, which no case has."""

REFERENCE = '''\
"""Doubles each value."""


def double(values):
    return [2 * value for value in values]
'''

CLASS_STUB = '''\
class Adder:
    """Adds up what it is given, on top of a start."""

    def __init__(self, start: int) -> None:
        raise NotImplementedError("write your solution here")

    def add(self, values: tuple[int, ...]) -> int:
        """Add the values and return the new total."""
        raise NotImplementedError("write your solution here")
'''

CLASS_SAMPLES = """\
format_version: 1
samples:
  - name: twice
    input: {start: 1}
    calls:
      - add: [[1, 2]]
        expected: 4
      - add: {values: []}
        expected: 4
"""

CLASS_HIDDEN = """\
format_version: 1
groups:
  edges:
    - name: nothing
      input: [0]
      calls:
        - add: [[]]
"""

CLASS_GENERATE = '''\
"""Inputs of Adder."""

from hypothesis import strategies as st


def cases():
    values = st.lists(st.integers(-3, 3), max_size=3).map(tuple)
    calls = st.lists(st.tuples(st.just("add"), st.tuples(values)), min_size=1, max_size=3)
    return st.tuples(st.tuples(st.integers(-3, 3)), calls)


def constraints(start, calls):
    yield "at least one call", len(calls) >= 1


def many(n, random):
    """Many calls."""
    return (0,), [("add", ((random.randint(-3, 3),),))] * max(n, 1)


families = (many,)
'''

CLASS_REFERENCE = '''\
"""Keeps the total."""


class Adder:
    def __init__(self, start):
        self.total = start

    def add(self, values):
        self.total += sum(values)
        return self.total
'''


def write_function_bank(root: Path, **changed: str) -> Path:
    """A bank with the valid problem `double`, except for the files in `changed` (by name, see below)."""
    files = {
        "problem": PROBLEM,
        "stub": STUB,
        "samples": SAMPLES,
        "hidden": HIDDEN,
        "generate": GENERATE,
        "reference": REFERENCE,
        **changed,
    }
    return write_bank(root, "double", files)


def write_class_bank(root: Path, **changed: str) -> Path:
    """A bank with the valid problem `adder`, whose solution is a class."""
    files = {
        "problem": PROBLEM.replace("Double", "Adder").replace("len(values)", "count(add)"),
        "stub": CLASS_STUB,
        "samples": CLASS_SAMPLES,
        "hidden": CLASS_HIDDEN,
        "generate": CLASS_GENERATE,
        "reference": CLASS_REFERENCE,
        **changed,
    }
    return write_bank(root, "adder", files)


def write_bank(root: Path, slug: str, files: dict[str, str]) -> Path:
    """Write the files of one package; `compare` and `exact` go to hidden/. Gives the root."""
    folder = root / "problems" / slug
    places = {
        "problem": folder / "problem.yaml",
        "statement": folder / "statement.md",
        "stub": folder / "stub.py",
        "samples": folder / "samples.yaml",
        "hidden": folder / "hidden" / "cases.yaml",
        "generate": folder / "hidden" / "generate.py",
        "compare": folder / "hidden" / "compare.py",
        "exact": folder / "hidden" / "exact.py",
        "reference": root / "solutions_reference" / slug / "accepted" / "reference.py",
    }
    for name, text in {"statement": "# A problem\n", **files}.items():
        places[name].parent.mkdir(parents=True, exist_ok=True)
        places[name].write_text(text, encoding="utf-8")
    return root


def write_solutions(root: Path, slug: str, files: dict[str, str]) -> None:
    """Write files below the solutions of a problem, such as `wrong_answer/forgets_one.py`."""
    for name, text in files.items():
        path = root / "solutions_reference" / slug / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
