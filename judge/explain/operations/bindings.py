"""What the names of a source are bound to, by annotations, assignments, loops, calls and returned values."""

import ast

from judge.explain.operations.library import FIRST, MODULES

FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef

UNKNOWN = ast.Constant(...)
"""Stands for an expression that the source does not show."""

Key = tuple[ast.AST | None, str]
"""A name within a function or the module. An attribute, of whatever object, stands under None, and what a
function returns under its name with brackets."""


def next_of(node: ast.expr) -> ast.expr:
    """Return an expression of what iteration over another one yields."""
    return ast.Call(ast.Name("next"), [node], [])


class Bindings:
    """The expressions that each name of a source is bound to, in its scope: a function or the module."""

    def __init__(self, tree: ast.Module) -> None:
        self._scope: dict[ast.AST, ast.AST] = {}
        self._outer: dict[ast.AST | None, ast.AST] = {}
        self._free: set[Key] = set()
        self._bound: dict[Key, list[ast.expr]] = {}
        self._noted: dict[Key, list[ast.expr]] = {}
        self._parameters: dict[Key, tuple[str, int]] = {}
        self._calls: dict[str, list[ast.Call]] = {}
        self.used: dict[str, set[str]] = {}
        self._modules: dict[str, str] = {}
        self._read(tree, tree)

    def _read(self, node: ast.AST, scope: ast.AST) -> None:
        """Collect what a node, and all below it, says of names."""
        match node:
            case ast.Name():
                self._scope[node] = scope
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._bind(target, value, scope)
            case ast.NamedExpr(target=target, value=value):
                self._bind(target, value, scope)
            case ast.AnnAssign(target=target, annotation=note):
                self._bind(target, note, scope, noted=True)
            case ast.AugAssign(target=target, op=op, value=value):
                self._bind(target, ast.BinOp(target, op, value), scope)
            case ast.For() | ast.AsyncFor() | ast.comprehension():
                self._bind(node.target, next_of(node.iter), scope)
            case ast.withitem(optional_vars=ast.expr() as target):
                self._bind(target, UNKNOWN, scope)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                self._modules |= {alias.asname or alias.name: alias.name for alias in names}
            case ast.Global(names=free) | ast.Nonlocal(names=free) if scope in self._outer:
                self._free |= {(scope, name) for name in free}
            case ast.Return(value=ast.expr() as value) if isinstance(scope, FUNCTIONS):
                self._bind(ast.Name(f"{scope.name}()"), value, self._outer[scope])
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name) as func, args=args):
                on = args[0] if args and name in FIRST else getattr(func, "value", None)
                self.used.setdefault(getattr(on, "id", getattr(on, "attr", "")), set()).add(name)
                self._calls.setdefault(name, []).append(node)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                self._bind(ast.Name(node.name), UNKNOWN, scope)
                self._outer[node] = scope
                if isinstance(node, FUNCTIONS):
                    self._define(node, scope)
                scope = node
            case ast.Lambda(args=arguments):
                for parameter in arguments.args:
                    self._bind(ast.Name(parameter.arg), UNKNOWN, scope)
        for child in ast.iter_child_nodes(node):
            self._read(child, scope)

    def _define(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: ast.AST) -> None:
        """Collect the parameters of a function, and what it is said to return."""
        if node.returns is not None:
            self._bind(ast.Name(f"{node.name}()"), node.returns, scope, noted=True)
        name, first = node.name, 0
        if isinstance(scope, ast.ClassDef) and not node.decorator_list:
            name, first = scope.name if name == "__init__" else name, 1
        for place, parameter in enumerate([*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]):
            if parameter.annotation is not None:
                self._bind(ast.Name(parameter.arg), parameter.annotation, node, noted=True)
            else:
                self._bound.setdefault((node, parameter.arg), [])
                self._parameters[node, parameter.arg] = (name, place - first)
        for rest in filter(None, [node.args.vararg, node.args.kwarg]):
            self._bind(ast.Name(rest.arg), UNKNOWN, node)

    def _bind(self, target: ast.expr, value: ast.expr, scope: ast.AST, noted: bool = False) -> None:
        """Collect what a target is bound to, or its annotation."""
        match target:
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                for place, part in enumerate(parts):
                    self._bind(part, ast.Subscript(value, ast.Constant(place)), scope)
            case ast.Starred(value=part):
                self._bind(part, ast.List([]), scope)
            case ast.Name(id=name) | ast.Attribute(attr=name):
                while (scope, name) in self._free:
                    scope = self._outer[scope]
                shared = isinstance(target, ast.Attribute) or isinstance(scope, ast.ClassDef)
                key = (None if shared else scope, name)
                self._bound.setdefault(key, [])
                if not noted:
                    self._bound[key].append(value)
                elif not isinstance(value, ast.Constant):
                    self._noted.setdefault(key, []).append(value)

    def key(self, node: ast.AST, called: str = "") -> Key | None:
        """Return under what a name or an attribute is bound, None where the source does not bind it."""
        if isinstance(node, ast.Attribute):
            return (None, node.attr + called) if (None, node.attr + called) in self._bound else None
        scope = self._scope.get(node)
        while isinstance(node, ast.Name) and scope is not None:
            if (scope, node.id + called) in self._bound:
                return scope, node.id + called
            scope = self._outer.get(scope)
        return None

    def values(self, key: Key) -> list[ast.expr]:
        """Return the annotations of a key; without one, all that it is bound to or that calls pass for it."""
        if key in self._noted:
            return self._noted[key]
        values = list(self._bound[key])
        if key in self._parameters:
            name, place = self._parameters[key]
            for call in self._calls.get(name, []) if place >= 0 else []:
                values += [word.value for word in call.keywords if word.arg == key[1]]
                values += call.args[place : place + 1]
        return values or [UNKNOWN]

    def rebound(self, key: Key) -> list[ast.expr]:
        """Return what a key is bound to beside its annotations."""
        return self._bound[key] if key in self._noted else []

    def library(self, node: ast.AST) -> str:
        """Return the name of a builtin or of what a module holds; an empty string for the source's own."""
        match node:
            case ast.Name(id=name) if self.key(node) is None:
                return self._modules.get(name, name)
            case ast.Attribute(value=ast.Name(id=module) as held, attr=name) if self.key(held) is None:
                return name if module in self._modules or module in MODULES else ""
        return ""

    def defines(self, method: str) -> bool:
        """Decide whether a class of the source has a method, or an attribute, of that name."""
        return (None, method) in self._bound
