"""Patterns of operations: Python in which names in capitals stand for expressions of a kind."""

import ast

from judge.explain.operations.kinds import Kinds, varies
from judge.explain.operations.library import MAKERS, SELECTIONS

KINDS = {"LIST": "list", "TUPLE": "tuple", "TEXT": "str", "SET": "set", "DICT": "dict", "DEQUE": "deque"}
KINDS |= {"ROW": "list tuple deque iter", "SEQ": "list tuple str deque", "SIZED": "list tuple set dict deque"}
"""The kinds of what a name in capitals fits, if its size depends on the input; SEQ also fits the unknown."""

OPPOSITES: dict[type[object], type[object]] = {ast.NotIn: ast.In, ast.NotEq: ast.Eq}
"""Operators that cost the same as another one, which stands for them in the patterns."""

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp

Names = dict[str, ast.AST]
"""What the names of a pattern that are in capitals fit."""


class Patterns:
    """Compares the operations of a source with patterns."""

    def __init__(self, kinds: Kinds, functions: list[str]) -> None:
        self.kinds = kinds
        self.functions = functions
        """The functions in which the operation stands."""

    def fits(self, pattern: ast.AST, node: object, names: Names) -> bool:
        """Decide whether a pattern fits a node, and note what its names in capitals fit."""
        match pattern, node:
            case ast.Name(id="_"), ast.AST():
                return True
            case ast.Name(id=name), ast.AST() if name.isupper() and name in names:
                return ast.unparse(names[name]) == ast.unparse(node)
            case ast.Name(id=name), ast.AST() if name.isupper():
                names[name] = node
                return self.is_a(name, node, names)
            case ast.Name(id=name), ast.AST():
                return self.kinds.library(node) == name
            case ast.Call(func=func, args=[ast.Name(id="any_of"), part]), ast.Call(args=args):
                return self.fits(func, node.func, names) and any(self.fits(part, each, {}) for each in args)
            case ast.Call(func=func, args=[*wanted, ast.Name(id="__")]), ast.Call(args=args):
                return self.fits(func, node.func, names) and self._begins(wanted, args, names)
            case ast.Tuple(elts=[*wanted, ast.Name(id="__")]), ast.Tuple(elts=parts):
                return self._begins(wanted, parts, names)
            case ast.BinOp(op=ast.Add(), right=ast.Name(id="_")), ast.BinOp(left=ast.BinOp(op=ast.Add())):
                return self.fits(pattern, node.left, names)
            case ast.Attribute(), ast.Attribute(value=held, attr=attr):
                if self.kinds.library(node) or (
                    self.kinds.bindings.defines(attr) and not self.kinds.kind(held)
                ):
                    return False
        if OPPOSITES.get(type(node), type(node)) is not type(pattern):
            return False
        fields = [field for field in pattern._fields if field != "type_comment"]
        if isinstance(pattern, ast.Call) and not pattern.keywords:
            fields.remove("keywords")
        return all(self._alike(getattr(pattern, field), getattr(node, field), names) for field in fields)

    def _begins(self, wanted: list[ast.expr], given: list[ast.expr], names: Names) -> bool:
        """Decide whether expressions begin with those that patterns fit."""
        return len(wanted) <= len(given) and self._alike(wanted, given[: len(wanted)], names)

    def _alike(self, wanted: object, given: object, names: Names) -> bool:
        """Decide whether a field of a pattern fits that of a node."""
        if isinstance(wanted, ast.AST):
            return self.fits(wanted, given, names)
        if isinstance(wanted, list) and isinstance(given, list) and len(wanted) == len(given):
            return all(self._alike(one, other, names) for one, other in zip(wanted, given, strict=True))
        return wanted == given

    def is_a(self, name: str, node: ast.AST, names: Names) -> bool:
        """Decide whether a name in capitals fits a node."""
        parent = names.get("PARENT")
        match name, node:
            case (("COMP" | "PAIRS" | "EACH" | "KEPT" | "KEPT_PAIRS" | "TABLE"), _):
                return isinstance(node, Comprehension) and self._runs(name, node, names)
            case "SLICE", ast.Subscript(slice=ast.Slice(), ctx=ast.Load()):
                return self.kind(node) not in ("fixed", "range")
            case (("PLACE" | "MIDDLE"), ast.expr()):
                held = ast.unparse(names.get("LIST") or names["DEQUE"])
                code = ast.unparse(node)
                end = isinstance(node, ast.Slice) or (code[0] == "-" and code[1:].isdigit())
                return not end and not code.startswith(f"len({held})") and (name, code) != ("MIDDLE", "0")
            case "N", ast.expr():
                return varies(node)
            case "METHOD", ast.Attribute(value=held, attr="count" | "index"):
                passed = [parent.value] if isinstance(parent, ast.keyword) else getattr(parent, "args", [])
                return node in passed and self.is_a("SEQ", held, {})
            case "EVERY", ast.Call(func=func):
                return self.kinds.library(func) in SELECTIONS and isinstance(parent, ast.Call | ast.Starred)
            case "RECURSE", ast.Name(id=called) | ast.Attribute(attr=called):
                return called in self.functions
            case "JOINED", ast.BinOp(op=ast.Add()):
                return not isinstance(parent, ast.BinOp) and self.kind(node) in ("list", "tuple", "str")
            case "FILLED", ast.BinOp(op=ast.Mult()):
                return not isinstance(parent, Comprehension) and self.kind(node) in ("list", "tuple", "str")
            case "SPREAD", ast.Dict(keys=keys, values=values):
                copied = [value for key, value in zip(keys, values, strict=True) if key is None]
                return not all(map(self.kinds.fixed, copied))
            case "SPREAD", ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
                copied = [part.value for part in parts if isinstance(part, ast.Starred)]
                read = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
                return read and not all(map(self.kinds.fixed, copied))
            case "HELD", ast.Name() | ast.Attribute() | ast.Call():
                return self.kind(node) in ("list", "set", "dict", "deque")
            case "KEY", ast.expr():
                return not isinstance(node, ast.Slice)
            case "MADE", _:
                return not isinstance(parent, ast.BinOp) and self.made(node)
            case (("BIG" | "WORD"), ast.expr()):
                return self.kinds.kind(node) == {"BIG": "big", "WORD": "str"}[name]
            case (("SIZED" | "SIZED_TOO"), ast.List() | ast.Tuple() | ast.Set() | ast.Dict()):
                return False
            case "ALL", ast.expr():
                return self.kind(node) not in ("fixed", "int", "float", "big", "same")
            case _, ast.expr() if name.removesuffix("_TOO") in KINDS:
                kind = self.kind(node)
                return kind in KINDS[name.removesuffix("_TOO")].split() or (name == "SEQ" and not kind)
        return False

    def _runs(self, name: str, node: Comprehension, names: Names) -> bool:
        """Decide whether a comprehension runs over what grows, which is OVER; for PAIRS, over two such."""
        made = [each for each in node.generators if not self.kinds.fixed(each.iter)]
        parent = names.get("PARENT")
        if isinstance(node, ast.GeneratorExp) and name != "EACH":  # which runs when its caller reads it
            keeps = isinstance(parent, ast.Call) and self.kinds.library(parent.func) in MAKERS
            if not keeps and not (isinstance(parent, ast.Call) and name in ("COMP", "PAIRS")):
                return False
        if not made:
            return False
        targets = [part for each in made[:-1] for part in ast.walk(each.target)]
        outer = {part.id for part in targets if isinstance(part, ast.Name)}
        pairs = len(made) > 1 and self._base(made[-1].iter) not in outer
        over = made[-1 if pairs else 0].iter
        if isinstance(over, ast.Call) and self.kinds.library(over.func) in ("enumerate", "reversed"):
            over = over.args[0]
        names["OVER"] = over
        value = node.value if isinstance(node, ast.DictComp) else node.elt
        return self.made(value) if name == "TABLE" else pairs or "PAIRS" not in name

    def _base(self, node: ast.expr) -> str:
        """Return the name of what an expression reads elements from, an empty string for none."""
        match node:
            case ast.Name(id=name):
                return name
            case ast.Subscript(value=part) | ast.Attribute(value=part):
                return self._base(part)
            case ast.Call(func=func, args=[part, *_]) if self.kinds.library(func) not in ("", "range"):
                return self._base(part)
            case ast.Call(func=ast.Attribute(value=part)):
                return self._base(part)
        return ""

    def made(self, node: ast.AST) -> bool:
        """Decide whether an expression makes a new value of many elements."""
        match node:
            case ast.ListComp() | ast.SetComp() | ast.DictComp():
                return not all(self.kinds.fixed(each.iter) for each in node.generators)
            case ast.Call(func=func, args=args) if self.kinds.library(func) in MAKERS:
                read = [part for part in args if not isinstance(part, ast.Constant)]
                return any(self.kinds.kind(part) == "int" or not self.kinds.fixed(part) for part in read)
            case ast.Call(func=ast.Attribute(attr="join"), args=[part]):
                return not self.kinds.fixed(part)
            case ast.Call(func=ast.Attribute(value=held, attr="copy")):
                return self.kind(held) != "fixed"
            case ast.BinOp(op=ast.Add() | ast.Mult()):
                return self.kind(node) in ("list", "tuple", "str")
            case ast.Tuple(elts=parts) | ast.List(elts=parts) if any(map(self.made, parts)):
                return True
        return self.is_a("SLICE", node, {}) or self.is_a("SPREAD", node, {})

    def kind(self, node: ast.expr) -> str:
        """Return the kind of an expression, `fixed` where its size is the same for every input."""
        return "fixed" if self.kinds.fixed(node) else self.kinds.kind(node)
