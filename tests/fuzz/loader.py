"""Packages with something wrong in them, and what must hold when they are loaded."""

import functools
import shutil
import tempfile
from pathlib import Path
from typing import Any, Literal

from hypothesis import strategies as st
from msgspec import Struct

from judge.catalog.bank import Bank, written_cases
from judge.model.errors import Fault, InvalidPackage
from judge.model.problem import Package
from tests import packages

FILES = ("problem", "stub", "samples", "hidden", "generate", "reference")

LAUGHS = "[" + ", ".join(f"&a{i} [{', '.join([f'*a{i - 1}' if i else 'x'] * 9)}]" for i in range(9)) + "]"
"""Nine lists of nine references each to the one before: a text of 500 bytes that unfolds to 9 ** 9 values."""

YAML = (
    "null", "~", "{}", "[]", "''", ".nan", ".inf", "-.inf", "1e400", "-0.0", "0x" + "f" * 5000, "9" * 5000,
    "1_0", "0o17", "1:30:30", "yes", "2001-01-01", "2001-13-99", "2001-01-01T00:00:00Z", "!!int x", "!!float x",
    "!!binary x", "!!binary aGk=", "!!timestamp x", "!!set {a, b}", "!!omap [a: 1]", "!!pairs [a: 1]", "!!null x",
    "!!bool x", "!!str 1", "!!map []", "!!seq {}", "!!python/object/apply:os.getpid []", "!<tag:x> y", "!x y",
    "&a [*a]", "&a {b: *a}", "*unknown", "&a 1", "<<: {time: 1}", "? [a, b]\n: c", "? {a: b}\n: c", "- a\n- b",
    "'", '"', "|", ">-", "@", "`", "%", "%YAML 9.9", "---", "...", "--- a\n--- b", "\t", "\x00", "\x07", "\x85",
    "\u2028", "\ufeff", "\ud7ff", "\U0001f600", "[" * 60, "[" * 2000, "{a: " * 60, "- " * 100, ": : :", "a: b: c",
    "{a: 1, a: 2}", "[1, 2", "{1: 2, [3]: 4}", "O(n)", "O(", "O(n ^ 999999999)", "len(values)", "len(len)", "x" * 3000,
)  # fmt: skip
PYTHON = (
    "(" * 300, "(" * 3, "[" * 150 + "]" * 150, "-" * 3000 + "1", "\x00", "\x0c", "\ufeff", "'", '"""', "\\", "\t",
    "    ", "def f(): ...", "async def f(): ...", "class X: pass", "@x", "lambda: 0", "x = = 1", "return", "yield",
    "global x", "nonlocal x", "from __future__ import nothing", "def g(a, /, b=1, *c, d, **e): ...", "# coding: x",
    "def h(values: list[int, int]) -> tuple[()]: ...", "def h(values: 'list') -> None | int: ...", "x" * 3000,
    "def double(values: set[list[int]]) -> dict[set[int], int]:\n    'x'\n", "1" * 5000, "'\\ud800'", "'\\N{x}'",
    "if 1:\n" * 3, "𝒹ouble = 1", "é", "\x1b[31m", "f'{x!z}'", "match x:\n    case _: pass",
)  # fmt: skip

Kind = Literal[
    "replace line", "replace value", "insert", "delete", "double", "cut off", "bytes", "gone", "folder"
]
KINDS: tuple[Kind, ...] = (
    "replace line", "replace line", "replace value", "replace value", "replace value", "insert", "insert",
    "delete", "double", "cut off", "bytes", "gone", "folder",
)  # fmt: skip


class Change(Struct, frozen=True):
    """One change of one file: what, at which line (counted round), and with which text."""

    file: str
    kind: Kind
    line: int
    text: str


def _change(file: str) -> st.SearchStrategy[Change]:
    pool = PYTHON if file in ("stub", "generate", "reference") else YAML
    texts = st.one_of(st.sampled_from(pool), st.sampled_from(pool), st.text(max_size=20))
    return st.builds(Change, st.just(file), st.sampled_from(KINDS), st.integers(0, 40), texts)


CHANGES = st.tuples(
    st.sampled_from(["double", "adder"]),
    st.lists(st.sampled_from(FILES).flatmap(_change), min_size=1, max_size=3),
)


@functools.cache
def _bank() -> Path:
    """A bank with both packages, in a folder that is removed at the end of the process."""
    holder = tempfile.TemporaryDirectory(prefix="judge-fuzz-")
    _holders.append(holder)
    root = Path(holder.name)
    packages.write_function_bank(root)
    packages.write_class_bank(root)
    return root


_holders: list[Any] = []


def _place(root: Path, slug: str, file: str) -> Path:
    folder = root / "problems" / slug
    places = {
        "problem": folder / "problem.yaml",
        "stub": folder / "stub.py",
        "samples": folder / "samples.yaml",
        "hidden": folder / "hidden" / "cases.yaml",
        "generate": folder / "hidden" / "generate.py",
        "reference": root / "solutions_reference" / slug / "accepted" / "reference.py",
    }
    return places[file]


def loads_or_names_faults(changed: tuple[str, list[Change]]) -> None:
    """A package is loaded, or refused with faults whose file and line exist. Nothing else happens."""
    slug, changes = changed
    root = _bank()
    originals = {place: place.read_bytes() for place in {_place(root, slug, c.file) for c in changes}}
    try:
        for change in changes:
            _apply(_place(root, slug, change.file), change)
        try:
            package = Bank(root, root / "cache").load(slug)
            written_cases(package)
        except InvalidPackage as invalid:
            assert invalid.faults
            for fault in invalid.faults:
                _check(fault, root)
        else:
            assert type(package) is Package
    finally:
        shutil.rmtree(root / "cache", ignore_errors=True)
        for place, content in originals.items():
            if place.is_dir():
                place.rmdir()
            place.write_bytes(content)


def _apply(place: Path, change: Change) -> None:
    if not place.is_file():
        return
    if change.kind in ("gone", "folder"):
        place.unlink()
        if change.kind == "folder":
            place.mkdir()
        return
    text = change.text.encode("utf-8", "surrogatepass" if change.kind == "bytes" else "replace")
    lines = place.read_bytes().split(b"\n")
    i = change.line % len(lines)
    match change.kind:
        case "replace line":
            lines[i] = text
        case "replace value":
            head, separator, _ = lines[i].partition(b":")
            lines[i] = head + separator + b" " + text
        case "insert":
            lines.insert(i, text)
        case "delete":
            del lines[i]
        case "double":
            lines.insert(i, lines[i])
        case "cut off":
            del lines[i:]
        case "bytes":
            lines[i] += text + b"\xff\xfe"
    place.write_bytes(b"\n".join(lines))


def _check(fault: Fault, root: Path) -> None:
    assert fault.message
    assert fault.path.is_relative_to(root), fault
    if "missing" in fault.message and not fault.line:
        return
    assert fault.path.exists(), fault
    if fault.line:
        text = fault.path.read_bytes().decode("utf-8", "replace")
        assert 1 <= fault.line <= max(len(text.splitlines()), text.count("\n")) + 1, fault
