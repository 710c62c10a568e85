"""Values as a person types them, in Python's notation: on the command line and in a statement's examples."""

import ast
import itertools
import math
from typing import Any

from judge.model.array import SPECIAL

MAX_ELEMENTS = 10**7


def literal(node: ast.expr) -> Any:
    """Return the value of a literal. Raises ValueError for anything else.

    Sums and multiples of lists and numbers count as such, `[0] * 5 + [1]`, and arrays as a report shows them:
    `np.array([[1.0, -np.inf]])`, `np.zeros((0, 3))`. An array becomes what it is written with, nested lists.
    """
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy"), attr=name)):
            return _array(name, node)
        case ast.Attribute(value=ast.Name(id="np" | "numpy" | "math"), attr=name) if name in SPECIAL:
            return SPECIAL[name]
        case ast.UnaryOp(op=ast.USub(), operand=ast.Attribute() as operand):
            return _checked(lambda a, b: a * b, -1, literal(operand), node)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _checked(lambda a, b: a + b, literal(left), literal(right), node)
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            return _checked(lambda a, b: a - b, literal(left), literal(right), node)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _checked(_product, literal(left), literal(right), node)
        case ast.BinOp(left=left, op=ast.Pow(), right=ast.Constant(value=int() as power)) if 0 <= power <= 64:
            return _checked(lambda a, b: a**b, literal(left), power, node)
        case ast.UnaryOp(op=ast.USub(), operand=ast.BinOp() as operand):
            return _checked(lambda a, b: a - b, 0, literal(operand), node)
        case ast.List(elts=items):
            return [literal(item) for item in items]
        case ast.Tuple(elts=items):
            return tuple([literal(item) for item in items])
        case ast.Dict(keys=keys, values=items) if None not in keys:
            pairs = [
                (ast.literal_eval(key), literal(item)) for key, item in zip(keys, items, strict=True) if key
            ]
            return _checked(lambda pairs, _: dict(pairs), pairs, None, node)
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError):
        raise ValueError(f"`{ast.unparse(node)}` is not a plain value") from None


def _product(a: Any, b: Any) -> Any:
    for many, times in ((a, b), (b, a)):
        if (
            isinstance(many, list | tuple | str | bytes)
            and isinstance(times, int)
            and len(many) * times > MAX_ELEMENTS
        ):
            raise ValueError(f"more than {MAX_ELEMENTS:,} elements")
    return a * b


def _checked(operation: Any, a: Any, b: Any, node: ast.expr) -> Any:
    try:
        return operation(a, b)
    except (TypeError, OverflowError):
        raise ValueError(f"`{ast.unparse(node)}` is not a plain value") from None


def _array(name: str, node: ast.Call) -> Any:
    """Return the nested lists that a call makes an array of; its dtype is the stub's, whatever it says."""
    values = [literal(argument) for argument in node.args]
    if any(keyword.arg != "dtype" for keyword in node.keywords) or not values:
        raise ValueError(f"`{ast.unparse(node)}` is not a plain value")
    match name, values:
        case "array", [nested]:
            return nested
        case "zeros" | "ones" | "empty", [shape]:
            return _filled(shape, 1 if name == "ones" else 0)
        case "full", [shape, value]:
            return _filled(shape, value)
    raise ValueError(f"`{ast.unparse(node)}` is not a plain value: write np.array(...)")


def _filled(shape: Any, value: Any) -> Any:
    """Nested lists of a shape with one value everywhere; the shape itself where there is no element."""
    extents = [shape] if type(shape) is int else shape
    if not isinstance(extents, list | tuple) or any(type(n) is not int or n < 0 for n in extents):
        raise ValueError("a shape is made of whole numbers")
    if math.prod(extents) > MAX_ELEMENTS:
        raise ValueError(f"more than {MAX_ELEMENTS:,} elements")
    if not math.prod(extents):
        return {"shape": list(extents)}
    for extent in reversed(extents):
        value = list(itertools.repeat(value, extent))
    return value
