"""The stub of a problem as the signature that a solution must have."""

import ast
from pathlib import Path

from judge.catalog.documents import Faults, read_python
from judge.model.plain import WrongType, fit
from judge.model.signature import ELEMENTS, Callable, ClassEntry, EntryPoint, FunctionEntry, Parameter, Type

_SCALARS = ("int", "float", "str", "bool", "bytes")
_CONTAINERS = {"list": 1, "set": 1, "dict": 2}
_KINDS = {**{name: kind for kind, name in ELEMENTS.items()}, "bool": "bool"}
"""The kind of elements that `NDArray[np.NAME]` says; NumPy 2 calls `bool_` also `bool`."""


class _Unsupported(Exception):
    def __init__(self, node: ast.AST, message: str) -> None:
        super().__init__(message)
        self.line = getattr(node, "lineno", 0)


def read_stub(path: Path, faults: Faults) -> EntryPoint | None:
    """The entry point that a stub declares: its one public function or class at top level."""
    tree = read_python(path, faults)
    if tree is None:
        return None
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    if len(public) != 1:
        names = ", ".join(node.name for node in public) or "none"
        faults.add(path, f"exactly one public function or class is expected at top level; found: {names}")
        return None
    reader = _Reader(path, faults)
    entry = public[0]
    if isinstance(entry, ast.ClassDef):
        return reader.class_entry(entry)
    function = reader.callable(entry, method=False)
    return FunctionEntry(function)


class _Reader:
    def __init__(self, path: Path, faults: Faults) -> None:
        self.path, self.faults = path, faults

    def class_entry(self, node: ast.ClassDef) -> ClassEntry:
        constructor = Callable(node.name, (), Type("None"))
        methods = []
        for item in node.body:
            if not isinstance(item, ast.FunctionDef):
                continue
            if item.name == "__init__":
                signature = self.callable(item, method=True)
                constructor = Callable(node.name, signature.parameters, Type("None"))
            elif not item.name.startswith("_"):
                methods.append(self.callable(item, method=True))
        if not methods:
            self.faults.add(self.path, "the class has no public method", node.lineno, node.name)
        return ClassEntry(constructor, tuple(methods))

    def callable(self, node: ast.FunctionDef, *, method: bool) -> Callable:
        a = node.args
        if a.vararg or a.kwarg or a.kwonlyargs:
            self.fault(node, node.name, "only plain parameters are supported")
        names = [*a.posonlyargs, *a.args]
        defaults = [*[None] * (len(names) - len(a.defaults)), *a.defaults]
        parameters = [
            self.parameter(argument, default)
            for argument, default in list(zip(names, defaults, strict=True))[1 if method else 0 :]
        ]
        if not ast.get_docstring(node) and node.name != "__init__":
            self.fault(node, node.name, "a docstring is missing")
        return Callable(node.name, tuple(parameters), self.type(node.returns, node, f"{node.name} ->"))

    def parameter(self, argument: ast.arg, default: ast.expr | None) -> Parameter:
        kind = self.type(argument.annotation, argument, argument.arg)
        if default is None:
            return Parameter(argument.arg, kind)
        try:
            value = fit(ast.literal_eval(default), kind, written=True)
        except (ValueError, TypeError, WrongType):
            message = f"the default `{ast.unparse(default)}` is not a plain value of type {kind}"
            self.faults.add(self.path, message, default.lineno, argument.arg)
            value = None
        return Parameter(argument.arg, kind, required=False, default=value)

    def type(self, annotation: ast.expr | None, owner: ast.AST, key: str) -> Type:
        try:
            if annotation is None:
                raise _Unsupported(owner, "a type is missing")
            return _parse_type(annotation)
        except _Unsupported as error:
            self.faults.add(self.path, str(error), error.line, key)
            return Type("None")

    def fault(self, node: ast.FunctionDef, key: str, message: str) -> None:
        self.faults.add(self.path, message, node.lineno, key)


def _parse_type(node: ast.expr) -> Type:
    match node:
        case ast.Constant(value=None):
            return Type("None")
        case ast.Name(id=name) if name in _SCALARS:
            return Type(name)
        case ast.BinOp(left=left, op=ast.BitOr(), right=ast.Constant(value=None)):
            return Type("optional", (_parse_type(left),))
        case ast.Subscript(value=ast.Name(id="tuple"), slice=inside):
            items = inside.elts if isinstance(inside, ast.Tuple) else [inside]
            if len(items) == 2 and isinstance(items[1], ast.Constant) and items[1].value is ...:
                return Type("tuple", (_parse_type(items[0]),), variadic=True)
            return Type("tuple", tuple(map(_parse_type, items)))
        case ast.Subscript(value=ast.Name(id=name), slice=inside) if name in _CONTAINERS:
            items = inside.elts if isinstance(inside, ast.Tuple) else [inside]
            if len(items) == _CONTAINERS[name]:
                return Type(name, tuple(map(_parse_type, items)))
        case ast.Subscript(
            value=ast.Name(id="NDArray") | ast.Attribute(attr="NDArray"), slice=ast.Attribute(attr=name)
        ) if name in _KINDS:
            return Type("array", (Type(_KINDS[name]),))
    raise _Unsupported(
        node,
        f"the type `{ast.unparse(node)}` is not supported; use int, float, str, bool, bytes, None, "
        "list[...], tuple[...], set[...], dict[..., ...], NDArray[np.float64 or int64 or bool_] and "
        "`... | None` of these",
    )
