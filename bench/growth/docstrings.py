"""The ranges of the rule's constants in their docstrings: written here, and read by a test."""

import ast
import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bench.growth.labelled import ROOT
from bench.growth.ranges import Range

RULE = ROOT / "judge" / "growth" / "rule.py"

WIDTH = 110
"""Characters of a line at most."""

SENTENCE = re.compile(r"\s*Right from [^\n]*?\d\.(?=\s|$|\")")
"""The sentence of a docstring that names the range of a constant, or the ranges of those of one statement."""

RANGE = re.compile(r"from (-?\d[\d.]*) to (-?\d[\d.]*\d|-?\d)")


def ranges_of(source: str) -> dict[str, tuple[float, float]]:
    """Return the range of each constant of a module as its docstring names it."""
    found: dict[str, tuple[float, float]] = {}
    for names, said in _documented(source):
        sentence = SENTENCE.search(said.value)
        pairs = RANGE.findall(sentence.group()) if sentence else []
        found |= {name: (float(low), float(high)) for name, (low, high) in zip(names, pairs, strict=False)}
    return found


def write_ranges(found: Sequence[Range]) -> None:
    """Write measured ranges into the docstrings of the rule."""
    RULE.write_text(with_ranges(RULE.read_text(encoding="utf-8"), found), encoding="utf-8")


def with_ranges(source: str, found: Sequence[Range]) -> str:
    """Return the source of a module with ranges in the docstrings of its constants."""
    known = {one.name: one for one in found}
    lines = source.splitlines(keepends=True)
    for names, said in reversed(list(_documented(source))):
        if not all(name in known for name in names):
            continue
        parts = ", and ".join(_in_words(known[name]) for name in names)
        text = SENTENCE.sub("", said.value).rstrip()
        joined = f"{text} Right {parts}."
        if max(map(len, f'"""{joined}"""'.splitlines())) > WIDTH:
            joined = f"{text}\nRight {parts}."
        lines[said.first - 1 : said.last] = [f'"""{joined}"""\n']
    return "".join(lines)


class _Said:
    """A docstring of a constant: its text, and the lines that it takes."""

    def __init__(self, node: ast.Expr, value: str) -> None:
        self.first, self.last, self.value = node.lineno, node.end_lineno or node.lineno, value


def _documented(source: str) -> Iterator[tuple[list[str], _Said]]:
    """Return the names of each assignment of numbers with the docstring below it."""
    body = ast.parse(source).body
    for assigned, below in pairwise(body):
        if not isinstance(assigned, ast.Assign) or not isinstance(below, ast.Expr):
            continue
        names = [node.id for node in ast.walk(assigned.targets[0]) if isinstance(node, ast.Name)]
        if isinstance(below.value, ast.Constant) and isinstance(below.value.value, str):
            yield names, _Said(below, below.value.value)


def _in_words(one: Range) -> str:
    """Return a range with three digits, within what was measured."""
    return f"from {_within(one.low.right, one.value)} to {_within(one.high.right, one.value)}"


def _within(end: float, value: float) -> str:
    """Return an end of a range with three digits, rounded towards the value of the constant."""
    if end == value:
        return f"{value:g}"
    unit = 10.0 ** (math.floor(math.log10(abs(end))) - 2)
    steps = end / unit
    rounded = (math.ceil(steps - 1e-9) if end < value else math.floor(steps + 1e-9)) * unit
    inside = min(rounded, value) if end < value else max(rounded, value)
    return f"{inside:.0f}" if abs(inside) >= 1000 else f"{inside:.3g}"
