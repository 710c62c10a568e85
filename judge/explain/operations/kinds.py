"""What the expressions of a source hold, as far as it shows; nothing is run.

A kind is the name of a builtin type, or `deque`, `ordered` (a dict with a queue in it), `iter` (read once),
`range`, `big` (an integer of more digits the larger the input is), `same` (says nothing, such as None), or an
empty string: unknown.
"""

import ast
from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from judge.explain.operations.bindings import UNKNOWN, Bindings, Key, next_of
from judge.explain.operations.library import CALLS, GROW, METHODS, OF_DEQUES, OF_LISTS, SHAPES, TYPES

EFFORT = 20_000
"""Expressions looked at for one line, since names that are bound to each other in all ways have no end. The
lines of `bench` and `solutions_reference` take 639 at most; a test holds them below a tenth of this."""

FEW = 8
"""Elements of a display that are looked at; a longer one has elements of one kind."""

NOTHING: ast.expr = ast.Constant(None)
CHAR: ast.expr = ast.Constant("c")
"""Stand for what says nothing, and for a short string."""


Displays = ast.List | ast.Tuple | ast.Set | ast.Dict | ast.ListComp | ast.SetComp | ast.DictComp
Answer = TypeVar("Answer")


class Kinds:
    """What the expressions of a source hold."""

    def __init__(self, tree: ast.Module) -> None:
        self.bindings = Bindings(tree)
        self.library = self.bindings.library
        self._busy: set[tuple[str, Key | ast.expr]] = set()
        self._known: dict[tuple[str, Key | ast.expr], object] = {}
        self.effort = EFFORT

    def kind(self, node: ast.expr) -> str:
        """Return the kind of an expression, or of what an annotation stands for."""
        return self._ask("kind", node, self._kind, "same")

    def fixed(self, node: ast.expr) -> bool:
        """Decide whether what an expression holds is no longer for a large input than for a small one."""
        return self._ask("fixed", node, self._fixed, False)

    def _ask(self, what: str, node: ast.expr, ask: Callable[[ast.expr], Answer], otherwise: Answer) -> Answer:
        """Return an answer about an expression, or about a name; `otherwise` while that is being asked.

        Raises RecursionError after as many questions as EFFORT.
        """
        about = (what, self.bindings.key(node) or node)
        if about in self._known:
            return cast("Answer", self._known[about])
        if about in self._busy:
            return otherwise
        self.effort -= 1
        if self.effort < 0:
            raise RecursionError
        self._busy.add(about)
        answer = ask(node)
        self._busy.remove(about)
        if not self._busy:  # within another question the answer may lack what that one is about
            self._known[about] = answer
        return answer

    def _kind(self, node: ast.expr) -> str:
        """Return the kind of an expression that is not being asked for."""
        if isinstance(node, Displays):
            return type(node).__name__.removesuffix("Comp").lower()
        match node:
            case ast.Constant(value=value):
                name = type(value).__name__
                return {"NoneType": "same", "bool": "int", "ellipsis": ""}.get(name, name)
            case ast.GeneratorExp() | ast.JoinedStr() | ast.Compare():
                return {ast.GeneratorExp: "iter", ast.JoinedStr: "str"}.get(type(node), "int")
            case ast.BoolOp(values=parts):
                return _agreed(map(self.kind, parts))
            case ast.IfExp(body=one, orelse=other):
                return _agreed([self.kind(one), self.kind(other)])
            case ast.NamedExpr(value=part) | ast.UnaryOp(operand=part):
                return self.kind(part)
            case ast.Subscript(value=part, slice=ast.Slice()):
                return self.kind(part)
            case ast.BinOp():
                return self._computed(node)
            case ast.Subscript(value=held, slice=place):
                name = self.library(held)
                return TYPES.get(name) or self.kind(place if name == "Optional" else self.item(held, place))
            case ast.Call(func=func, args=args):
                return self._returned(func, args)
            case ast.Name() | ast.Attribute():
                key = self.bindings.key(node)
                return self._of(key) if key else TYPES.get(self.library(node), "")
        return ""

    def _of(self, key: Key) -> str:
        """Return the kind of what a key is bound to, by its values or by what is done with it."""
        kinds = set(map(self.kind, self.bindings.values(key)))
        kinds |= set(map(self.kind, self.bindings.rebound(key))) - {""}
        used = {name for name in self.bindings.used.get(key[1], ()) if not self.bindings.defines(name)}
        if kinds <= {"", "same"} and used & OF_LISTS and not used & OF_DEQUES:
            return "list"
        return _agreed(kinds)

    def _computed(self, node: ast.BinOp) -> str:
        """Return the kind of what an operator computes."""
        one, other = self.kind(node.left), self.kind(node.right)
        match node.op:
            case ast.Mod():
                return one if one == "str" else "int"
            case ast.Div():
                return "float"
            case ast.BitAnd() if "int" in (one, other):
                return "int"
            case ast.FloorDiv() | ast.RShift():
                return one
            case ast.LShift() if varies(node.right):
                return "big"
            case ast.Pow() if one in ("int", "big") and varies(node.right):
                return "int" if ast.unparse(node.left) in ("0", "1", "-1") else "big"
        held = [kind for kind in (one, other) if kind in ("list", "tuple", "str", "set", "dict")]
        return held[0] if held else "big" if "big" in (one, other) else _agreed([one, other])

    def _returned(self, func: ast.expr, args: list[ast.expr]) -> str:
        """Return the kind of what a call returns."""
        name, first = self.library(func), args[0] if args else UNKNOWN
        if name in ("next", "min", "max"):
            return self.kind(self.item(first)) if len(args) == 1 else _agreed(map(self.kind, args))
        if name:
            return self.kind(first) if name in ("copy", "deepcopy") else CALLS.get(name, "")
        if (key := self.bindings.key(func, "()")) is not None:
            return self._of(key)
        match func:
            case ast.Attribute(value=on, attr="copy"):
                return self.kind(on)
            case ast.Attribute(value=on, attr="pop" | "popleft" | "get" | "setdefault"):
                return self.kind(self.item(on, UNKNOWN))
            case ast.Attribute(attr=name):
                return METHODS.get(name, "")
        return ""

    def item(self, node: ast.expr, place: ast.expr | None = None) -> ast.expr:
        """Return an expression of what stands at a place of a value, without one of what iteration yields."""
        what = f"item {place.value!r}" if isinstance(place, ast.Constant) else "key" if place else "next"
        return self._ask(what, node, lambda part: self._item(part, place), NOTHING)

    def _item(self, node: ast.expr, place: ast.expr | None) -> ast.expr:
        """Return the same of an expression that is not being asked for."""
        if isinstance(node, ast.Tuple) and isinstance(place, ast.Constant) and isinstance(place.value, int):
            return node.elts[place.value] if place.value < len(node.elts) else UNKNOWN

        def inner(part: ast.expr) -> ast.expr:
            return self.item(part, place)

        match node:
            case ast.Name() | ast.Attribute() if (key := self.bindings.key(node)) is not None:
                return _either(map(inner, self.bindings.values(key)))
            case ast.List(elts=parts) | ast.Set(elts=parts) | ast.Tuple(elts=parts):
                return _either(parts)
            case ast.Dict(values=parts) if place is not None:
                return _either(parts)
            case ast.ListComp(elt=part) | ast.SetComp(elt=part) | ast.GeneratorExp(elt=part):
                return part
            case ast.DictComp(key=key_part, value=part):
                return part if place is not None else key_part
            case ast.BoolOp(values=parts):
                return _either(map(inner, parts))
            case ast.IfExp(body=one, orelse=other):
                return _either(map(inner, (one, other)))
            case ast.BinOp(left=one, op=ast.Add() | ast.BitOr(), right=other):
                return _either(map(inner, (one, other)))
            case ast.BinOp(op=ast.Mult(), left=part):
                return inner(part)
            case ast.Subscript(value=part, slice=ast.Slice()):
                return self.item(part, UNKNOWN)
            case ast.Subscript(value=held, slice=within) if self.library(held) in TYPES:
                parts = within.elts if isinstance(within, ast.Tuple) else [within]
                if self.kind(node) in ("dict", "ordered"):
                    return parts[0 if place is None else -1] if len(parts) > 1 else UNKNOWN
                listed = [part for part in parts if not isinstance(part, ast.Constant)]
                return self.item(ast.Tuple(listed), place)
            case ast.Subscript(value=held, slice=within):
                return inner(self.item(held, within))
            case ast.Call(func=func, args=args):
                return self._item_of_call(func, args, place)
        return CHAR if self.kind(node) == "str" else NOTHING if self.kind(node) == "same" else UNKNOWN

    def _item_of_call(self, func: ast.expr, args: list[ast.expr], place: ast.expr | None) -> ast.expr:
        """Return an expression of what is in the value that a call returns."""
        if (key := self.bindings.key(func, "()")) is not None:
            return _either([self.item(value, place) for value in self.bindings.values(key)])
        match self.library(func), func, args:
            case "next", _, [part, *_]:
                return self.item(self.item(part), place)
            case "sorted" | "list" | "tuple" | "set" | "reversed" | "iter" | "deque" | "copy", _, [part, *_]:
                return self.item(part)
            case "enumerate", _, [part, *_]:
                return ast.Tuple([ast.Constant(0), next_of(part)])
            case "zip", _, parts if not any(isinstance(part, ast.Starred) for part in parts):
                return ast.Tuple([next_of(part) for part in parts])
            case (("map" | "defaultdict"), _, [part, *_]) if self.library(part) in TYPES:
                return part
            case "", ast.Attribute(value=on, attr="items"), []:
                return ast.Tuple([next_of(on), ast.Subscript(on, UNKNOWN)])
            case "", ast.Attribute(value=on, attr="values"), []:
                return ast.Subscript(on, UNKNOWN)
            case "", ast.Attribute(value=on, attr="pop" | "popleft" | "get" | "setdefault"), _:
                return self.item(self.item(on, UNKNOWN), place)
            case "", ast.Attribute(attr="split" | "splitlines"), _:
                return ast.Name("str")
        return CHAR if self._returned(func, args) == "str" else UNKNOWN

    def _fixed(self, node: ast.expr) -> bool:
        """Decide the same of an expression that is not being asked for."""
        match node:
            case ast.Constant(value=value):
                return value not in ("", None, ...)
            case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
                return bool(parts) and not any(isinstance(part, ast.Starred) for part in parts)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                return all(self.fixed(made.iter) for made in node.generators)
            case ast.JoinedStr(values=parts):
                shown = [part.value for part in parts if isinstance(part, ast.FormattedValue)]
                return all(self.kind(part) in ("int", "float", "") or self.fixed(part) for part in shown)
            case ast.BinOp(left=one, op=ast.Mult(), right=other):
                return self.fixed(one) and isinstance(other, ast.Constant)
            case ast.BinOp(left=one, right=other) | ast.IfExp(body=one, orelse=other):
                return self.fixed(one) and self.fixed(other)
            case ast.BoolOp(values=parts):
                return all(map(self.fixed, parts))
            case ast.Subscript(value=held, slice=ast.Slice(lower=lower, upper=upper)):
                return near(lower, upper) or self.fixed(held)
            case ast.Subscript(value=held, slice=within) if self.library(held) in TYPES:
                return TYPES[self.library(held)] == "tuple" and "..." not in ast.unparse(within)
            case ast.Subscript(value=held, slice=place):
                return self.kind(node) not in ("list", "set") and self.fixed(self.item(held, place))
            case ast.Call(func=func, args=args):
                return self._fixed_call(func, args)
            case ast.Name() | ast.Attribute() if (key := self.bindings.key(node)) is not None:
                grows = self.bindings.used.get(key[1], set()) & GROW
                return not grows and all(map(self.fixed, self.bindings.values(key)))
        return False

    def _fixed_call(self, func: ast.expr, args: list[ast.expr]) -> bool:
        """Decide the same of what a call returns."""
        name, first = self.library(func), args[0] if args else UNKNOWN
        match name, func:
            case (("str" | "repr" | "bin" | "hex" | "chr"), _):
                return self.kind(first) in ("", "int", "float", "str")
            case "range", _:
                return near(first, args[1]) if len(args) > 1 else near(None, first)
            case "islice", _:
                return len(args) == 2 and near(None, args[1])
            case (("map" | "filter" | "zip"), _):
                read = args if name == "zip" else args[1:]
                return any(self.fixed(part) and self.kind(part) not in ("int", "float") for part in read)
            case "next", _:
                return self.kind(self.item(first)) not in ("list", "set") and self.fixed(self.item(first))
            case "", ast.Attribute(value=on, attr="lower" | "upper" | "strip"):
                return self.fixed(on)
        return name in SHAPES and bool(args) and self.fixed(first)


def _agreed(kinds: Iterable[str]) -> str:
    """Return the kind on which all agree that say something, an empty string if there is none."""
    given = set(kinds)
    told = given - {"same"}
    if told == {"int", "big"}:
        return "big"
    return told.pop() if len(told) == 1 else "same" if given == {"same"} else ""


def _either(parts: Iterable[ast.expr]) -> ast.expr:
    """Return an expression that holds what all of some others hold."""
    few = list(parts)[:FEW]
    return few[0] if len(few) == 1 else ast.BoolOp(ast.Or(), few) if few else NOTHING


def varies(node: ast.expr) -> bool:
    """Decide whether an exponent may be large: not a constant, a negative number, a quotient or a letter."""
    code = ast.unparse(node)
    return not isinstance(node, ast.Constant | ast.UnaryOp) and " / " not in code and "ord(" not in code


def near(lower: ast.expr | None, upper: ast.expr | None) -> bool:
    """Decide whether the bounds of a slice or a range are as far apart whatever their names hold."""
    return _base(lower, "") == _base(upper, "end")


def _base(bound: ast.expr | None, otherwise: str) -> str:
    """Return what the constant in a bound is counted from: the front, the end, or an expression."""
    match bound:
        case None:
            return otherwise
        case ast.Constant():
            return ""
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant()):
            return "end"
        case ast.BinOp(op=ast.Add() | ast.Sub(), left=left, right=ast.Constant()):
            return _base(left, "")
    return ast.unparse(bound)
