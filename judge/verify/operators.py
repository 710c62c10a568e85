"""The small changes that mutants are made by: for a node of a program, what might have stood there instead.

Each operator stands for a slip that people make. A replacement is a node, or None for a statement left out.
"""

import ast
from collections.abc import Callable, Iterator
from copy import copy
from typing import Any

from msgspec import Struct

Replacements = Iterator[ast.AST | None]


class Operator(Struct, frozen=True):
    """A kind of change. `of` yields the replacements of a node; `example` is a line before and after."""

    name: str
    of: Callable[[ast.AST], Replacements]
    example: tuple[str, str]


def comparison(node: ast.AST) -> Replacements:
    """Yield a boundary on the wrong side, or the opposite of what was meant."""
    if isinstance(node, ast.Compare):
        for i, operator in enumerate(node.ops):
            for other in _COMPARISONS.get(type(operator), ()):
                yield _with(node, ops=[*node.ops[:i], other(), *node.ops[i + 1 :]])


def arithmetic(node: ast.AST) -> Replacements:
    """Yield another operator; not between a list or a text and something else, where it could only fail."""
    if isinstance(node, ast.BinOp) and not (_is_display(node.left) or _is_display(node.right)):
        for other in _ARITHMETIC.get(type(node.op), ()):
            yield _with(node, op=other())
    if isinstance(node, ast.AugAssign) and not _is_display(node.value):
        for other in _ARITHMETIC.get(type(node.op), ()):
            yield _with(node, op=other())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand


def constant(node: ast.AST) -> Replacements:
    """Yield a number off by one, the other truth value, another text."""
    if isinstance(node, ast.Constant):
        match node.value:
            case bool() as value:
                yield ast.Constant(not value)
            case int() | float() as value:
                yield ast.Constant(value + 1)
                if value:  # below 0 there is a minus, which has replacements of its own
                    yield ast.Constant(value - 1)
            case str() as value:
                yield ast.Constant("" if value else "x")


def off_by_one(node: ast.AST) -> Replacements:
    """Yield one too many or too few: ends of ranges, bounds of slices, indices."""
    match node:
        case ast.Call(func=ast.Name(id="range"), args=arguments):
            for i, argument in enumerate(arguments):
                for moved in _moved(argument):
                    yield _with(node, args=[*arguments[:i], moved, *arguments[i + 1 :]])
        case ast.Slice():
            for name in ("lower", "upper"):
                bound = getattr(node, name)
                if bound is not None:
                    yield from (_with(node, **{name: moved}) for moved in _moved(bound))
                    yield _with(node, **{name: None})
        case ast.Subscript(slice=index, ctx=ast.Load()) if isinstance(index, ast.Name | ast.Attribute):
            yield _with(node, slice=ast.BinOp(index, ast.Sub(), ast.Constant(1)))


def logic(node: ast.AST) -> Replacements:
    """Yield a condition too much or forgotten, `and` for `or`, `not` forgotten."""
    if isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        for i in range(len(node.values)):
            rest = [*node.values[:i], *node.values[i + 1 :]]
            yield rest[0] if len(rest) == 1 else _with(node, values=rest)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand


def branch(node: ast.AST) -> Replacements:
    """Yield a branch that is never taken, or always: the special case that was forgotten."""
    if isinstance(node, ast.If | ast.IfExp) and not isinstance(node.test, ast.Constant):
        yield _Inside(node.test, ast.Constant(False))
        yield _Inside(node.test, ast.Constant(True))
    if isinstance(node, ast.While) and not isinstance(node.test, ast.Constant):
        yield _Inside(node.test, ast.Constant(False))
    if isinstance(node, ast.comprehension):
        for test in node.ifs:
            yield _Inside(test, ast.Constant(True))


def statement(node: ast.AST) -> Replacements:
    """Yield a statement that is missing, or `break` for `continue`. Never the only binding of a name."""
    match node:
        case ast.AugAssign() | ast.Expr(value=ast.Call()) | ast.Delete():
            yield None
        case ast.Assign(targets=targets) if all(isinstance(t, ast.Subscript) for t in targets):
            yield None
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()


def call(node: ast.AST) -> Replacements:
    """Yield arguments in the wrong order, a keyword argument forgotten, the sibling of a function."""
    if not isinstance(node, ast.Call):
        return
    arguments = node.args
    if not any(isinstance(argument, ast.Starred) for argument in arguments):
        for i in range(len(arguments) - 1):
            first, second = arguments[i : i + 2]
            commutes = isinstance(node.func, ast.Name) and node.func.id in _SYMMETRIC
            if ast.dump(first) != ast.dump(second) and not commutes:
                yield _with(node, args=[*arguments[:i], second, first, *arguments[i + 2 :]])
    for i in range(len(node.keywords)):
        yield _with(node, keywords=[*node.keywords[:i], *node.keywords[i + 1 :]])
    match node.func:
        case ast.Name(id=name) if name in _SIBLINGS:
            yield _with(node, func=ast.Name(_SIBLINGS[name], ast.Load()))
        case ast.Attribute(attr=name) if name in _SIBLINGS:
            yield _with(node, func=_with(node.func, attr=_SIBLINGS[name]))


OPERATORS = (
    Operator("comparison", comparison, ("while low < high:", "while low <= high:")),
    Operator("arithmetic", arithmetic, ("total = a + b", "total = a - b")),
    Operator("constant", constant, ("best = 0", "best = 1")),
    Operator("off by one", off_by_one, ("for i in range(n):", "for i in range(n - 1):")),
    Operator("logic", logic, ("if a and b:", "if a:")),
    Operator("branch", branch, ("if not nums:", "if False:")),
    Operator("statement", statement, ("stack.pop()", "pass")),
    Operator("call", call, ("place(row, col)", "place(col, row)")),
)


class _Inside(ast.expr):
    """Stands for a replacement of a part of the node, for nodes whose whole text would be too much."""

    def __init__(self, part: ast.expr, new: ast.expr) -> None:
        super().__init__()
        self.part, self.new = part, new


def spot(node: ast.AST, new: ast.AST | None) -> tuple[ast.AST, ast.AST | None]:
    """Return the node that is really replaced, and by what."""
    return (new.part, new.new) if isinstance(new, _Inside) else (node, new)


_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}

_ARITHMETIC: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.LShift: (ast.RShift,),
    ast.RShift: (ast.LShift,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitXor: (ast.BitOr,),
}

_SIBLINGS = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "bisect": "bisect_left",
    "bisect_left": "bisect_right",
    "bisect_right": "bisect_left",
    "popleft": "pop",
    "appendleft": "append",
    "append": "appendleft",
    "lower": "upper",
    "upper": "lower",
    "heappushpop": "heapreplace",
}

_SYMMETRIC = ("min", "max", "gcd", "print")
"""Functions whose arguments may stand in any order."""


def _with(node: Any, **fields: Any) -> Any:
    """Return a copy of a node with other values in some fields."""
    changed = copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _moved(node: ast.expr) -> Iterator[ast.expr]:
    """Yield one more and one less than an expression; nothing for one with a constant that can be changed."""
    match node:
        case ast.Constant() | ast.UnaryOp(operand=ast.Constant()) | ast.Starred():
            return
        case ast.BinOp(op=ast.Add() | ast.Sub(), right=ast.Constant()):
            return
    yield ast.BinOp(node, ast.Add(), ast.Constant(1))
    yield ast.BinOp(node, ast.Sub(), ast.Constant(1))


def _is_display(node: ast.expr) -> bool:
    return isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict | ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    )
