"""The variables of a bound, read off an input: `n: len(a) + len(b)`, `q: count(query)`.

What a variable stands for is written with the parameters of the function, or of the constructor, with
`len`, `+`, `*`, whole numbers and `[0]`; `count(METHOD)` is how often a sequence calls a method.
"""

import ast
from typing import Any

from judge.model.case import Input
from judge.model.signature import ClassEntry, EntryPoint

EXAMPLES = "`len(nums)`, `len(a) + len(b)`, `len(matrix[0])`, `k` or `count(query)`"


class InvalidVariable(Exception):
    """The text does not say how large an input is; the message says why."""


class Variable:
    """One variable of a bound. Raises InvalidVariable if the text cannot be read."""

    def __init__(self, text: str, entry: EntryPoint) -> None:
        is_class = isinstance(entry, ClassEntry)
        first = entry.constructor if isinstance(entry, ClassEntry) else entry.function
        self._parameters = [parameter.name for parameter in first.parameters]
        self._methods = [method.name for method in entry.methods] if isinstance(entry, ClassEntry) else []
        try:
            self._tree = ast.parse(text.strip(), mode="eval").body
        except (SyntaxError, ValueError):
            raise InvalidVariable(f"{text!r} cannot be read; write it as in {EXAMPLES}") from None
        self._check(self._tree, is_class)

    def of(self, calls: Input) -> float:
        """The size of an input with one object."""
        return float(self._value(self._tree, calls))

    def _check(self, node: ast.expr, is_class: bool) -> None:
        match node:
            case ast.Constant(value=int()) | ast.Name():
                if isinstance(node, ast.Name) and node.id not in self._parameters:
                    known = ", ".join(self._parameters) or "none"
                    raise InvalidVariable(f"`{node.id}` is no parameter (there are: {known})")
            case ast.BinOp(left=left, op=ast.Add() | ast.Mult(), right=right):
                self._check(left, is_class)
                self._check(right, is_class)
            case ast.Call(func=ast.Name(id="len"), args=[argument], keywords=[]):
                self._check(argument, is_class)
            case ast.Call(func=ast.Name(id="count"), args=[ast.Name(id=method)], keywords=[]) if is_class:
                if method not in self._methods:
                    raise InvalidVariable(f"`{method}` is no method (there are: {', '.join(self._methods)})")
            case ast.Subscript(value=value, slice=ast.Constant(value=0)):
                self._check(value, is_class)
            case _:
                raise InvalidVariable(f"`{ast.unparse(node)}` is not understood; write it as in {EXAMPLES}")

    def _value(self, node: ast.expr, calls: Input) -> Any:
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name):
                return calls[0].arguments[self._parameters.index(name)]
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._value(left, calls) + self._value(right, calls)
            case ast.BinOp(left=left, right=right):
                return self._value(left, calls) * self._value(right, calls)
            case ast.Call(func=ast.Name(id="len"), args=[argument]):
                return len(self._value(argument, calls))
            case ast.Subscript(value=value):
                items = self._value(value, calls)
                return items[0] if items else ()
            case ast.Call(args=[ast.Name(id=method)]):
                return sum(call.name == method for call in calls)
        raise AssertionError(ast.dump(node))
