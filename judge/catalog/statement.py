"""The examples of a statement: calls in its code blocks, with what they give.

An example is written `call -> result`, or for a class `name = Class(...)` and then `name.method(...) ->
result`, or `name.method(...)` where the method returns None. It may take several lines. Other code without an
arrow is no example.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from judge.model.case import Call, Input
from judge.model.literal import literal
from judge.model.plain import WrongArguments, WrongType, fit, fit_arguments
from judge.model.signature import ClassEntry, EntryPoint, Type

FENCE = re.compile(r"^\s*(```|~~~)")
ARROW = re.compile(r"\s*->\s*")
NOTHING = Type("None")


class Example(Struct, frozen=True, kw_only=True):
    """One example: its calls with their results (None for a construction), and the line it starts on."""

    line: int
    calls: Input
    results: tuple[Any, ...]


class Unreadable(Struct, frozen=True):
    """Something that looks like an example and cannot be read."""

    line: int
    message: str


def read_examples(path: Path, entry: EntryPoint) -> list[Example | Unreadable]:
    """The examples of a statement, in their order."""
    found: list[Example | Unreadable] = []
    for block in _blocks(path.read_text(encoding="utf-8")):
        found += _Block(entry).read(block)
    return found


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines of each code block, with their numbers."""
    block: list[tuple[int, str]] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if FENCE.match(line):
            if block is not None:
                yield block
            block = [] if block is None else None
        elif block is not None:
            block.append((number, line))


class _Block:
    """Reads one code block. For a class, the objects made in it by name."""

    def __init__(self, entry: EntryPoint) -> None:
        self.entry = entry
        self.is_class = isinstance(entry, ClassEntry)
        self.found: list[Example | Unreadable] = []
        self.name, self.line = "", 0
        self.calls: list[Call] = []
        self.results: list[Any] = []

    def read(self, lines: list[tuple[int, str]]) -> list[Example | Unreadable]:
        waiting, start = "", 0
        for number, line in lines:
            if not line.strip() and not waiting:
                continue
            start = start if waiting else number
            waiting = f"{waiting}\n{line}" if waiting else line.strip()
            parsed = self._parsed(waiting)
            if parsed is not None:
                self._take(start, *parsed)
                waiting = ""
        if waiting and self._concerns(waiting):
            self.found.append(Unreadable(start, f"the example `{waiting.splitlines()[0]}` cannot be read"))
        self._end_of_object()
        return self.found

    def _concerns(self, text: str) -> bool:
        return f"{self.entry.name}(" in text or "->" in text

    def _parsed(self, text: str) -> tuple[ast.stmt, str | None] | None:
        """The statement before the arrow, and the text behind it; None while something is missing."""
        for head, result in _splits(text):
            try:
                body = ast.parse(head.strip()).body
                if result is not None:
                    ast.parse(result.strip(), mode="eval")
            except (SyntaxError, ValueError):
                continue
            if len(body) != 1 or (result is None and not self.is_class and self._concerns(text)):
                continue  # the arrow may stand on the next line
            return body[0], None if result is None else result.strip()
        return None

    def _take(self, line: int, statement: ast.stmt, result: str | None) -> None:
        try:
            match statement:
                case ast.Assign(
                    targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id=called)) as call
                ) if self.is_class and called == self.entry.name:
                    self._end_of_object()
                    self.name, self.line = name, line
                    self._add(called, call, None)
                case ast.Expr(
                    value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)) as call
                ) if self.is_class and name == self.name:
                    if result is None and self.entry.callable(method).returns != NOTHING:
                        raise ValueError(f"`{name}.{method}(...)` has no `-> result`")
                    self._add(method, call, result)
                case ast.Expr(value=ast.Call(func=ast.Name(id=called)) as call) if (
                    not self.is_class and called == self.entry.name and result is not None
                ):
                    self.line = line
                    self._add(called, call, result)
                    self._end_of_object()
                case _ if result is not None:
                    raise ValueError(f"it calls nothing that `{self.entry}` has")
        except (ValueError, SyntaxError, TypeError, KeyError, WrongArguments, WrongType) as error:
            self.found.append(Unreadable(line, f"the example cannot be read: {error}"))

    def _add(self, name: str, call: ast.Call, result: str | None) -> None:
        signature = self.entry.callable(name)
        given: Any = [literal(argument) for argument in call.args]
        if call.keywords:
            names = [parameter.name for parameter in signature.parameters]
            given = dict(zip(names, given, strict=False))
            given |= {keyword.arg: literal(keyword.value) for keyword in call.keywords}
        arguments = fit_arguments(given, signature)
        value = None
        if result is not None:
            value = fit(literal(ast.parse(result, mode="eval").body), signature.returns, written=True)
        self.calls.append(Call(name, arguments))
        self.results.append(value)

    def _end_of_object(self) -> None:
        if self.calls:
            self.found.append(Example(line=self.line, calls=tuple(self.calls), results=tuple(self.results)))
        self.name, self.calls, self.results = "", [], []


def _splits(text: str) -> Iterator[tuple[str, str | None]]:
    """What stands before an arrow and behind it, for each of them: a text inside may hold one as well. The
    whole text where there is none.
    """
    arrows = list(ARROW.finditer(text))
    if not arrows:
        yield text, None
    for arrow in reversed(arrows):
        yield text[: arrow.start()], text[arrow.end() :]
