"""The variables of a bound, read off an input: `n: len(a) + len(b)`, `w: high - low + 1`, `q: count(query)`.

What a variable stands for is written with the parameters of the function, or of the constructor, with `len`,
`.size`, `.shape[0]`, `+`, `-`, `*`, `min`, `max`, whole numbers and `[0]`; `count(METHOD)` is how often a
sequence calls a method.
"""

import ast
from typing import Any

from judge.model.array import Array
from judge.model.case import Input
from judge.model.signature import ClassEntry, EntryPoint, Type

EXAMPLES = (
    "`len(nums)`, `len(a) + len(b)`, `len(matrix[0])`, `x.shape[1]`, `high - low + 1`, `k`, `count(query)` "
    "or `min(len(a), len(b))`"
)


NUMBERS = ("int", "float")
SIZED = ("list", "tuple", "set", "dict", "str", "array")

_EMPTY = {"int": 0, "float": 0.0, "str": ""}
"""What `[0]` of an empty list stands for, where that is no container."""


class InvalidVariable(Exception):
    """The text does not say how large an input is; the message says why."""


class Variable:
    """One variable of a bound. Raises InvalidVariable if the text cannot be read."""

    def __init__(self, text: str, entry: EntryPoint) -> None:
        is_class = isinstance(entry, ClassEntry)
        first = entry.constructor if isinstance(entry, ClassEntry) else entry.function
        self._parameters = {parameter.name: parameter.type for parameter in first.parameters}
        self._methods = [method.name for method in entry.methods] if isinstance(entry, ClassEntry) else []
        try:
            self._tree = ast.parse(text.strip(), mode="eval").body
        except (SyntaxError, ValueError):
            raise InvalidVariable(f"{text!r} cannot be read; write it as in {EXAMPLES}") from None
        self._require(self._tree, self._type(self._tree, is_class), NUMBERS, "a number")

    def of(self, calls: Input) -> float:
        """The size of an input with one object; what is subtracted takes none below 0."""
        return max(0.0, float(self._value(self._tree, calls)))

    def _type(self, node: ast.expr, is_class: bool) -> Type:
        """The type of an expression. Raises InvalidVariable for what is not understood."""
        match node:
            case ast.Constant(value=int() as value) if type(value) is int:
                return Type("int")
            case ast.Name(id=name):
                if name not in self._parameters:
                    known = ", ".join(self._parameters) or "none"
                    raise InvalidVariable(f"`{name}` is no parameter (there are: {known})")
                return self._parameters[name]
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult(), right=right):
                for side in (left, right):
                    self._require(side, self._type(side, is_class), NUMBERS, "a number")
                return Type("int")
            case ast.Call(func=ast.Name(id="min" | "max"), args=[_, _, *_] as arguments, keywords=[]):
                for argument in arguments:
                    self._require(argument, self._type(argument, is_class), NUMBERS, "a number")
                return Type("int")
            case ast.Call(func=ast.Name(id="len"), args=[argument], keywords=[]):
                self._require(argument, self._type(argument, is_class), SIZED, "something with a length")
                return Type("int")
            case ast.Call(func=ast.Name(id="count"), args=[ast.Name(id=method)], keywords=[]) if is_class:
                if method not in self._methods:
                    raise InvalidVariable(f"`{method}` is no method (there are: {', '.join(self._methods)})")
                return Type("int")
            case ast.Subscript(value=value, slice=ast.Constant(value=0 as index)) if type(index) is int:
                listed = self._type(value, is_class)
                self._require(value, listed, ("list",), "a list")
                return listed.arguments[0]
            case ast.Subscript(
                value=ast.Attribute(value=value, attr="shape"), slice=ast.Constant(value=int() as axis)
            ) if type(axis) is int:
                self._require(value, self._type(value, is_class), ("array",), "an array")
                return Type("int")
            case ast.Attribute(value=value, attr="size"):
                self._require(value, self._type(value, is_class), ("array",), "an array")
                return Type("int")
        raise InvalidVariable(f"`{ast.unparse(node)}` is not understood; write it as in {EXAMPLES}")

    @staticmethod
    def _require(node: ast.expr, found: Type, names: tuple[str, ...], what: str) -> None:
        if found.name not in names:
            raise InvalidVariable(f"`{ast.unparse(node)}` is not {what} but of type {found}")

    def _value(self, node: ast.expr, calls: Input) -> Any:
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name):
                return calls[0].arguments[list(self._parameters).index(name)]
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._value(left, calls) + self._value(right, calls)
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                return self._value(left, calls) - self._value(right, calls)
            case ast.BinOp(left=left, right=right):
                return self._value(left, calls) * self._value(right, calls)
            case ast.Call(func=ast.Name(id="min" | "max" as name), args=arguments):
                choose = min if name == "min" else max
                return choose([self._value(argument, calls) for argument in arguments])
            case ast.Call(func=ast.Name(id="len"), args=[argument]):
                return _length(self._value(argument, calls))
            case ast.Attribute(value=value):
                return self._value(value, calls).size
            case ast.Subscript(value=ast.Attribute(value=value), slice=ast.Constant(value=int() as axis)):
                shape = self._value(value, calls).shape
                return shape[axis] if axis < len(shape) else 1
            case ast.Subscript(value=value):
                items = self._value(value, calls)
                return items[0] if items else _EMPTY.get(self._type(node, True).name, ())
            case ast.Call(args=[ast.Name(id=method)]):
                return sum(call.name == method for call in calls)
        raise AssertionError(ast.dump(node))


def _length(value: Any) -> int:
    """Return the length that Python's len() gives; 1 for an array without axes, which has none."""
    if isinstance(value, Array):
        return value.shape[0] if value.shape else 1
    return len(value)
