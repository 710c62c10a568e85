"""The mutants of a program: its text with one small change each.

Only the changed piece of the text is replaced, so that lines keep their numbers and a difference stays
small. What compiles to the same code as the program, or as another mutant, is left out: nothing could tell
them apart.
"""

import ast
import marshal
from collections.abc import Collection, Iterator
from pathlib import Path
from types import CodeType

from judge.model.verification import Mutant
from judge.verify.operators import OPERATORS, spot


def mutants_of(path: Path, source: bytes, called: Collection[str] = ()) -> list[Mutant]:
    """Return the mutants of a Python file, from the top to the bottom; none if it does not parse.

    The functions `called` by the judge are given all their arguments: their defaults are left as they are.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return []
    text = _Text(source)
    known = {_essence(source)}
    found = []
    unused = {
        default
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and function.name in called
        for default in function.args.defaults
    }
    for node in _nodes(tree, unused):
        for operator in OPERATORS:
            for replacement in operator.of(node):
                place, new = spot(node, replacement)
                changed = text.replaced(place, new)
                essence = _essence(changed)
                if essence is None or essence in known:
                    continue
                known.add(essence)
                before, after = text.lines(place, changed)
                found.append(
                    Mutant(
                        path=path,
                        line=getattr(place, "lineno", 0),
                        operator=operator.name,
                        before=before,
                        after=after,
                        source=changed,
                    )
                )
    return found


def _nodes(node: ast.AST, unused: Collection[ast.AST]) -> Iterator[ast.AST]:
    """Yield all nodes whose change a case could notice: no annotations, docstrings, imports, decorators, and
    nothing `unused`.
    """
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            match child:
                case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()) | ast.JoinedStr():
                    continue
                case ast.Raise() | ast.Assert():
                    continue
                case ast.AST() if child not in unused:
                    yield child
                    yield from _nodes(child, unused)


class _Text:
    """The text of a program, in which nodes can be replaced. Positions are bytes, as `ast` counts them."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def replaced(self, node: ast.AST, new: ast.AST | None) -> bytes:
        """Return the text with another node in the place of one; in parentheses where it needs them."""
        start, end = self._span(node)
        if new is None:
            return self.source[:start] + b"pass" + self.source[end:]
        written = ast.unparse(ast.fix_missing_locations(new)).encode()
        bare = self.source[:start] + written + self.source[end:]
        if not isinstance(new, ast.expr):
            return bare
        wrapped = self.source[:start] + b"(" + written + b")" + self.source[end:]
        return bare if _dump(bare) == _dump(wrapped) or _dump(wrapped) is None else wrapped

    def lines(self, node: ast.AST, changed: bytes) -> tuple[str, str]:
        """Return the lines of a node, as they are and as they are changed, without their indent."""
        first, last = node.lineno - 1, node.end_lineno  # type: ignore[attr-defined]
        before = self.source[self.starts[first] : self.starts[last]]
        behind = len(self.source) - self.starts[last]
        after = changed[self.starts[first] : len(changed) - behind]
        return _without_indent(before), _without_indent(after)

    def _span(self, node: ast.AST) -> tuple[int, int]:
        start = self.starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
        end = self.starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
        return start, end


def _without_indent(text: bytes) -> str:
    return "\n".join(line.strip() for line in text.decode("utf-8", "replace").strip().splitlines())


def _dump(source: bytes) -> str | None:
    try:
        return ast.dump(ast.parse(source))
    except (SyntaxError, ValueError):
        return None


def _essence(source: bytes) -> bytes | None:
    """Return what a program compiles to, without positions; None if it does not compile."""
    try:
        code = compile(source, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    return marshal.dumps(_bare(code))


def _bare(code: CodeType) -> CodeType:
    constants = tuple(_bare(c) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_consts=constants, co_linetable=b"", co_firstlineno=1)
