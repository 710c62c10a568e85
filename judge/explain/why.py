"""Why a line of a source costs much: one sentence on its operation and the usual cure, or None.

The sentences, and the patterns of operations, stand in `operations/causes.py`. Where the cost depends on what
a name holds, and the source does not show that, there is no sentence.
"""

import ast
import warnings
from collections.abc import Iterator

from judge.explain.operations.bindings import FUNCTIONS
from judge.explain.operations.causes import LARGE, SLOW, Rule, rules_of
from judge.explain.operations.kinds import Kinds
from judge.explain.operations.patterns import Comprehension, Names, Patterns
from judge.model.show import source_lines

CODE = 40
"""Characters of code that are quoted at most, so that a sentence with two of them fits three lines of 80."""

LOOPS = ast.For | ast.AsyncFor | ast.While


def why_slow(source: str, line: int) -> str | None:
    """Return one sentence on why the operation on a line costs more as the input grows, or None."""
    return _sentence(source, line, SLOW)


def why_large(source: str, line: int) -> str | None:
    """Return one sentence on why a line holds much memory, or None."""
    return _sentence(source, line, LARGE)


def _sentence(source: str, line: int, rows: str) -> str | None:
    """Return what is said of the first statement on a line that a rule fits; None for what is not Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
        statements = [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]
        kinds = Kinds(tree)
        found = (_Line(source, statements, each, kinds) for each in statements if _is_on(each, line))
        said = (each.sentence(rules_of(rows), line, deepest=rows is SLOW) for each in found)
        return next(filter(None, said), None)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _is_on(statement: ast.stmt, line: int) -> bool:
    """Decide whether a statement, or the header of a compound one, is on a line."""
    first = last = statement.lineno
    for part in _parts(statement):
        first, last = min(first, part.lineno), max(last, part.end_lineno or last)
    return first <= line <= last


def _covers(node: ast.AST, line: int) -> bool:
    """Decide whether an expression stands on a line, of the several of a statement."""
    return isinstance(node, ast.expr | ast.stmt) and node.lineno <= line <= (node.end_lineno or 0)


def _parts(statement: ast.stmt) -> list[ast.expr] | list[ast.stmt]:
    """Return what of a statement runs when it is reached: of a compound one, what is in its header."""
    match statement:
        case ast.If(test=part) | ast.While(test=part) | ast.For(iter=part) | ast.AsyncFor(iter=part):
            return [part]
        case ast.Match(subject=part):
            return [part]
        case ast.With(items=items) | ast.AsyncWith(items=items):
            return [item.context_expr for item in items]
        case ast.AnnAssign(value=part):
            return [part] if part is not None else []
        case ast.FunctionDef(decorator_list=parts) | ast.AsyncFunctionDef(decorator_list=parts):
            return parts
    return [] if hasattr(statement, "body") else [statement]


def _has_state(around: ast.stmt | None) -> bool:
    """Decide whether a class has objects whose methods are called often, unlike `Solution` of some judges."""
    made = around.body if isinstance(around, ast.ClassDef) else []
    return any(isinstance(each, FUNCTIONS) and each.name == "__init__" for each in made)


class _Line:
    """A statement on a line, and what stands around it."""

    def __init__(self, source: str, statements: list[ast.stmt], statement: ast.stmt, kinds: Kinds) -> None:
        self.lines, self.statement, self.kinds = source_lines(source), statement, kinds
        self.functions: list[str] = []
        self.patterns = Patterns(kinds, self.functions)
        self.again = False
        around: ast.stmt | None = None
        for node in statements:
            if not isinstance(node, FUNCTIONS | ast.ClassDef | LOOPS) or node is statement:
                continue
            if node.body[0].lineno <= statement.lineno <= (node.end_lineno or 0):
                if isinstance(node, FUNCTIONS):
                    self.functions.append(node.name)
                    self.again = node.name != "__init__" and _has_state(around)
                self.again |= isinstance(node, LOOPS)
                around = node
        self.again |= isinstance(statement, ast.While)

    def sentence(self, rules: list[Rule], line: int, deepest: bool) -> str | None:
        """Return what the earliest rule says that fits, if `deepest` among those in the most loops."""
        parts = _parts(self.statement)
        found = [reason for part in parts for reason in self.reasons(part, self.statement, 0, rules)]
        if not found:
            return None
        found = [reason for reason in found if _covers(reason[2], line)] or found
        loops, place, node, names = min(found, key=lambda reason: (-reason[0] * deepest, reason[1]))
        said = rules[place].said
        read = names.get("ALL") or names.get("ROW")
        if read is not None and any(self.patterns.is_a("SLICE", part, {}) for part in ast.walk(read)):
            said = f"copies the slice, then {said}"
        when = " each time" if self.again or loops else " in each call" if self.functions else ""
        quoted = {name: self.code(part).lstrip("*") for name, part in names.items() if f"{{{name}}}" in said}
        mark = "@" if isinstance(self.statement, FUNCTIONS) else ""
        return f"`{mark}{self.code(node)}` {said.format(when=when, **quoted)}"

    def reasons(
        self, node: ast.AST, parent: ast.AST, loops: int, rules: list[Rule]
    ) -> Iterator[tuple[int, int, ast.AST, Names]]:
        """Yield the loops around a node and each below it that a rule fits, with the place of that rule."""
        inside = loops + isinstance(node, ast.Lambda)
        if isinstance(node, Comprehension):
            for made in node.generators:
                yield from self.reasons(made.iter, made, inside, rules)
                inside += not self.kinds.fixed(made.iter)
                for test in made.ifs:
                    yield from self.reasons(test, made, inside, rules)
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.comprehension):
                yield from self.reasons(child, node, inside, rules)
        often = self.again or loops > 0
        for place, rule in enumerate(rules):
            names: Names = {"PARENT": parent}
            possible = type(rule.pattern) in (type(node), ast.Name) and (often or not rule.again)
            if possible and self.patterns.fits(rule.pattern, node, names):
                del names["PARENT"]
                yield loops, place, node, names
                return

    def code(self, node: ast.AST) -> str:
        """Return the code of a node on one line, shortened in length."""
        if not isinstance(node, ast.expr | ast.stmt):
            return ast.unparse(node)
        own = self.lines[node.lineno - 1 : node.end_lineno]
        own[-1] = own[-1].encode()[: node.end_col_offset].decode()
        own[0] = own[0].encode()[node.col_offset :].decode()
        text = own[0]
        if len(own) > 1:
            text = " ".join(" ".join(own).split()).replace("( ", "(").replace(" )", ")")
            text = ast.unparse(node) if "#" in text else text
        return text if len(text) <= CODE else f"{text[: CODE - 3].rstrip()}..."
