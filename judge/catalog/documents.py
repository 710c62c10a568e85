"""YAML documents as trees that remember their lines, and a strict way to take them apart.

Every fault goes into one list, so that an author sees all of them at once.
"""

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from msgspec import Struct

from judge.model.errors import Fault
from judge.model.show import show

T = TypeVar("T")

WIDTH = 60
"""Characters of a value inside a sentence."""

MAX_DEPTH = 40
MAX_VALUES = 200_000
"""Values in one document: written by hand, it holds a hundredth of that."""


class _Loader(yaml.SafeLoader):
    """SafeLoader that reads single values as YAML 1.2 and people do: 1e-6 is a number, 010 is ten, and `no`,
    `1:30` and `2024-01-01` are texts.

    `converted` counts values: a few aliases of aliases stand for more than memory holds.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.converted = 0


def _integer(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node)).replace("_", "").lower()
    return int(text, {"0x": 16, "0o": 8, "0b": 2}.get(text.lstrip("+-")[:2], 10))


_DIGITS = list("-+0123456789")
_Loader.yaml_implicit_resolvers = {}
for _kind, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?(0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*)", _DIGITS),
    (
        "float",
        r"[-+]?(\.[0-9][0-9_]*|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        [*_DIGITS, "."],
    ),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("merge", r"<<", ["<"]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(f"^(?:{_pattern})$"), _first)
_Loader.add_constructor("tag:yaml.org,2002:int", _integer)


class Node(Struct, frozen=True):
    """A value of a document with the line it starts on. `value` holds Nodes in lists and dicts.

    `written` is the text of a single value as it stands in the file.
    """

    value: Any
    line: int
    written: str = ""

    def plain(self) -> Any:
        """The value without its lines."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


class Wrong(Exception):
    """A value that does not fit; `line` is where, or 0 for the line of the field."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Faults:
    """Collects the faults of one package."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, path: Path, message: str, line: int = 0, key: str = "") -> None:
        fault = Fault(path, line, key, message)
        if fault not in self.found:
            self.found.append(fault)


def read_text(path: Path, faults: Faults) -> str | None:
    """The text of a file of the package; None, and a fault, if it cannot be read."""
    try:
        if path.exists() and not path.is_file():
            faults.add(path, "not a regular file")
            return None
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        faults.add(path, "the file is missing")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        faults.add(path, f"the file is not UTF-8 (byte {error.start}): save it as UTF-8", line)
    except OSError as error:
        faults.add(path, f"the file cannot be read: {error.strerror}")
    return None


def read_python(path: Path, faults: Faults) -> ast.Module | None:
    """The syntax tree of a Python file, which is not run; None, and a fault, if it has none."""
    source = read_text(path, faults)
    if source is None:
        return None
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        faults.add(path, f"not valid Python: {getattr(error, 'msg', error)}", line)
    return None


def read_document(path: Path, faults: Faults) -> Node | None:
    """The YAML document in a file; None, and a fault, if there is none."""
    text = read_text(path, faults)
    if text is None:
        return None
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        if root is None:
            faults.add(path, "the file is empty")
            return None
        return _convert(loader, root, path, faults, 0)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        tab = ": indent with spaces, not with tabs" if "\\t" in str(error.problem) else ""
        faults.add(path, f"not valid YAML: {error.problem}{tab}", mark.line + 1 if mark else 0)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        faults.add(path, f"not valid YAML: the character {error.character!r:.20} is not allowed", line)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        faults.add(path, f"not valid YAML: {error}")
    return None


def _convert(loader: _Loader, node: yaml.Node, path: Path, faults: Faults, depth: int) -> Node:
    line = node.start_mark.line + 1
    loader.converted += 1
    if loader.converted > MAX_VALUES:
        raise ValueError(f"more than {MAX_VALUES:,} values, aliases counted each time (line {line})")
    if depth > MAX_DEPTH:
        raise ValueError(f"nested more than {MAX_DEPTH} deep (line {line})")
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Node] = {}
        for key_node, value_node in node.value:
            key = str(getattr(key_node, "value", ""))
            if key in mapping:
                faults.add(path, "the key is given twice", key_node.start_mark.line + 1, key)
            mapping[key] = _convert(loader, value_node, path, faults, depth + 1)
        return Node(mapping, line)
    if isinstance(node, yaml.SequenceNode):
        return Node([_convert(loader, item, path, faults, depth + 1) for item in node.value], line)
    try:
        value = loader.construct_object(node)
    except (KeyError, TypeError, AttributeError, OverflowError):  # PyYAML trusts that a tag fits its value
        raise ValueError(f"the value does not fit its tag {node.tag} (line {line})") from None
    return Node(value, line, str(node.value))


def _shown(node: Node) -> str:
    """A value in a few words, whatever its size: Python refuses to print a number of thousands of digits."""
    return show(node.plain(), WIDTH)


class Fields:
    """The keys of a mapping, taken one by one; `done` reports those that nobody asked for."""

    def __init__(self, node: Node, path: Path, faults: Faults, prefix: str = "") -> None:
        self.path, self.faults, self.prefix = path, faults, prefix
        self.node = node
        self.values: dict[str, Node] = {}
        self.asked: list[str] = []
        if isinstance(node.value, dict):
            self.values = node.value
        else:
            self.fault("a mapping is expected", node.line)

    def fault(self, message: str, line: int = 0, key: str = "") -> None:
        name = f"{self.prefix}.{key}" if self.prefix and key else self.prefix or key
        self.faults.add(self.path, message, line or self.node.line, name)

    def take(self, key: str, parse: Callable[[Node], T], default: T | None = None) -> T | None:
        """The parsed value of a key. A missing key gives the default, or a fault if that is None."""
        self.asked.append(key)
        node = self.values.get(key)
        if node is None:
            if default is None and isinstance(self.node.value, dict):
                self.fault("the key is missing", self.node.line, key)
            return default
        try:
            return parse(node)
        except Wrong as wrong:
            self.fault(str(wrong), wrong.line or node.line, key)
        return default

    def optional(self, key: str, parse: Callable[[Node], T]) -> T | None:
        """The parsed value of a key that may be missing."""
        if key not in self.values:
            self.asked.append(key)
            return None
        return self.take(key, parse)

    def section(self, key: str) -> "Fields | None":
        """The mapping under a key, to be taken apart in turn."""
        node = self.take(key, lambda node: node)
        if node is None:
            return None
        return Fields(node, self.path, self.faults, f"{self.prefix}.{key}" if self.prefix else key)

    def done(self) -> None:
        for key, node in self.values.items():
            if key not in self.asked:
                known = ", ".join(self.asked)
                self.fault(f"unknown key; known are {known}", node.line, key)


def text(node: Node) -> str:
    if not isinstance(node.value, str) or not node.value.strip():
        raise Wrong("a text is expected")
    return node.value.strip()


def one_of(*choices: str) -> Callable[[Node], str]:
    def parse(node: Node) -> str:
        if node.value not in choices:
            raise Wrong(f"one of {', '.join(choices)} is expected, not {_shown(node)}")
        return str(node.value)

    return parse


def number(minimum: float, maximum: float) -> Callable[[Node], float]:
    def parse(node: Node) -> float:
        if type(node.value) not in (int, float) or not minimum <= node.value <= maximum:
            raise Wrong(f"a number from {minimum:.10g} to {maximum:.10g} is expected, not {_shown(node)}")
        return float(node.value)

    return parse


def list_of(parse: Callable[[Node], T], minimum: int, maximum: int) -> Callable[[Node], tuple[T, ...]]:
    def parse_list(node: Node) -> tuple[T, ...]:
        if not isinstance(node.value, list) or not minimum <= len(node.value) <= maximum:
            count = f"{minimum}" if minimum == maximum else f"{minimum} to {maximum}"
            raise Wrong(f"a list of {count} entries is expected")
        items = []
        for item in node.value:
            try:
                items.append(parse(item))
            except Wrong as wrong:
                raise Wrong(str(wrong), wrong.line or item.line) from None
        return tuple(items)

    return parse_list


def version(fields: Fields, supported: int) -> None:
    """Check `format_version`, the first key of every document."""

    def parse(node: Node) -> int:
        if node.value != supported or type(node.value) is not int:
            raise Wrong(f"version {supported} is expected, not {_shown(node)}")
        return supported

    fields.take("format_version", parse)


def as_yaml(text: str) -> str:
    """A text as a document holds it: in quotes where it would be read as something else, such as `no`."""
    plain = re.fullmatch(r"[A-Za-z][\w -]*\w", text) and yaml.load(text, _Loader) == text
    return text if plain else json.dumps(text, ensure_ascii=False)
