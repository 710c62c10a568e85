"""The line at which a submission loses its accuracy: where the first infinity, NaN, zero or loss appears, and
why.

The submission runs twice more, watched from line to line: on the input at which it breaks, and on one of the
last magnitude at which it was right. What happens in both is harmless, such as the infinity that a maximum
starts from. A reason is named only where the operands of an operation on that line show it.
"""

import ast
from collections.abc import Iterator

from msgspec.structs import replace

from judge.engines.engine import CaseRunner
from judge.engines.native.inside import tracing
from judge.model.accuracy import Accuracy, Breach, Probe, Suspect, Trace
from judge.model.case import Case
from judge.model.show import source_lines, source_text

HARMLESS = {
    *(
        "abs",
        "array",
        "asarray",
        "clip",
        "dot",
        "exp",
        "float",
        "fsum",
        "isinf",
        "isneginf",
        "isposinf",
        "len",
    ),
    *("log", "max", "maximum", "mean", "min", "minimum", "power", "sqrt", "square", "sum", "where"),
}
"""Functions that may be called once more: they change nothing."""

EXPLAINS = 64.0
"""Times that the error may be larger than what a subtraction has lost, to be explained by it: the rounding of
both sides adds up over the terms of a sum."""

MORE = 8.0
"""Times that a subtraction must lose more than it did where the results were still right."""

MOST_PROBES = 200
"""Operations of a submission that are looked at."""

EXP = "exp overflows: it is beyond every float64 for arguments above 709.78."
VANISHES = "exp vanishes: it is 0 for arguments below -745."
ZERO_DIVISOR = "It divides by 0: what stands below the line has vanished."
INFINITE = "It divides an infinity by an infinity, which is NaN."
LOG_ZERO = "It takes the logarithm of 0: its argument has vanished."
LOG_NEGATIVE = "It takes the logarithm of a number below 0, which rounding has left there."
SQUARES = (
    "The two sides are squares, nearly equal: E[x^2] - E[x]^2 cancels, and what is left is their rounding."
)
CANCELS = "The two sides are nearly equal: they cancel, and what is left is their rounding."


def with_line(accuracy: Accuracy, runner: CaseRunner, good: Case | None, source: bytes) -> Accuracy:
    """Return the accuracy with the line at which it is lost, where one is found."""
    breach = accuracy.breach
    text = source_text(source)
    probes = probes_of(text)
    if breach is None:
        return accuracy
    bad = runner.trace(breach.case.calls, probes)
    if bad is None:
        return accuracy
    harmless = runner.trace(good.calls, probes) if good is not None else None
    found = suspect(breach, bad, harmless or Trace((), {}), probes)
    if found is None:
        return accuracy
    lines = source_lines(text)
    shown = lines[found.line - 1].strip() if 0 < found.line <= len(lines) else ""
    return replace(accuracy, breach=replace(breach, suspect=replace(found, source=shown)))


def suspect(breach: Breach, bad: Trace, good: Trace, probes: list[Probe]) -> Suspect | None:
    """Return the line at which accuracy is lost, without its text; None where nothing explains the error."""
    if breach.raised_at:
        why = _why(breach.raised_at, "raised", bad, good, probes)
        return Suspect(line=breach.raised_at, source="", kind="raised", why=why)
    known = {(line, kind) for line, _, kind in good.found}
    news = [(line, name, kind) for line, name, kind in bad.found if (line, kind) not in known]
    special = [one for one in news if one[2] != "zero"]
    if breach.got not in ("nan", "inf", "-inf"):
        if (loss := _loss(breach, bad, good, probes)) is not None:
            return loss
        special = special or (news if breach.got in ("0.0", "-0.0") else [])
    if not special:
        return None
    line, name, kind = special[0]
    why = _why(line, kind.removeprefix("-"), bad, good, probes)
    return Suspect(line=line, source="", kind=kind.removeprefix("-"), name=name, why=why)


def _loss(breach: Breach, bad: Trace, good: Trace, probes: list[Probe]) -> Suspect | None:
    """Return the subtraction that has lost the most, if that explains the error."""
    lost = [(told, probes[i]) for i, told in bad.told.items() if i < len(probes) and probes[i].kind == "sub"]
    before = {probes[i]: told for i, told in good.told.items() if i < len(probes)}
    for ratio, probe in sorted(lost, key=lambda one: -one[0])[:1]:
        if ratio * EXPLAINS >= min(breach.error, tracing.EVERYTHING) and ratio > MORE * before.get(
            probe, 0.0
        ):
            why = SQUARES if probe.squares else CANCELS
            return Suspect(line=probe.line, source="", kind="loss", why=why)
    return None


def _why(line: int, kind: str, bad: Trace, good: Trace, probes: list[Probe]) -> str:
    """Return what the operands on a line show to be the reason; empty where they show none, or several."""
    shown = [
        _REASONS.get((kind, probes[i].kind, told), "")
        for i, told in bad.told.items()
        if i < len(probes) and probes[i].line == line and good.told.get(i) != told
    ]
    reasons = list(dict.fromkeys(filter(None, shown)))
    return reasons[0] if len(reasons) == 1 or reasons[:1] == [EXP] else ""


_REASONS = {
    ("inf", "exp", tracing.OVERFLOW): EXP,
    ("nan", "exp", tracing.OVERFLOW): EXP,
    ("raised", "exp", tracing.OVERFLOW): EXP,
    ("zero", "exp", tracing.UNDERFLOW): VANISHES,
    ("inf", "div", tracing.BY_ZERO): ZERO_DIVISOR,
    ("nan", "div", tracing.BY_ZERO): ZERO_DIVISOR,
    ("raised", "div", tracing.BY_ZERO): ZERO_DIVISOR,
    ("nan", "div", tracing.BOTH_INFINITE): INFINITE,
    ("inf", "log", tracing.BY_ZERO): LOG_ZERO,
    ("raised", "log", tracing.BY_ZERO): LOG_ZERO,
    ("nan", "log", tracing.NEGATIVE): LOG_NEGATIVE,
    ("raised", "log", tracing.NEGATIVE): LOG_NEGATIVE,
}
"""The reason for a special number, by its kind, the operation on its line, and what its operands were."""


# -- the operations of a source ------------------------------------------------------------------------


def probes_of(source: str) -> list[Probe]:
    """Return the operations whose operands can be computed once more, in the order of the source."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return []
    found = [probe for node in ast.walk(tree) for probe in _probes(node)]
    return sorted(found, key=lambda probe: probe.line)[:MOST_PROBES]


def _probes(node: ast.AST) -> Iterator[Probe]:
    match node:
        case ast.BinOp(left=left, op=ast.Sub() | ast.Div() as op, right=right):
            yield from _probe(node, "sub" if isinstance(op, ast.Sub) else "div", left, right)
        case ast.AugAssign(target=left, op=ast.Sub() | ast.Div() as op, value=right):
            yield from _probe(node, "sub" if isinstance(op, ast.Sub) else "div", left, right)
        case ast.Call(func=function, args=[argument, *_]) if (name := _name(function)) in ("exp", "log"):
            yield from _probe(node, name, argument)


def _probe(node: ast.expr | ast.AugAssign, kind: str, *operands: ast.expr) -> Iterator[Probe]:
    if all(map(_is_harmless, operands)):
        squares = kind == "sub" and all(map(_has_square, operands))
        yield Probe(node.lineno, kind, tuple(map(ast.unparse, operands)), squares)


def _name(function: ast.expr) -> str:
    """Return the last name of what is called."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_harmless(node: ast.expr) -> bool:
    """Decide whether an expression can be computed once more and change nothing."""
    match node:
        case ast.Name() | ast.Constant():
            return True
        case ast.Attribute(value=value) | ast.UnaryOp(operand=value):
            return _is_harmless(value)
        case ast.BinOp(left=left, right=right) | ast.Subscript(value=left, slice=right):
            return _is_harmless(left) and _is_harmless(right)
        case ast.Call(func=function, args=arguments, keywords=keywords):
            holder = function.value if isinstance(function, ast.Attribute) else function
            given = [*arguments, *[keyword.value for keyword in keywords], holder]
            return _name(function) in HARMLESS and all(map(_is_harmless, given))
    return False


def _has_square(node: ast.expr) -> bool:
    """Decide whether an expression holds a square, or a name that says so."""
    for inner in ast.walk(node):
        match inner:
            case ast.BinOp(op=ast.Pow(), right=ast.Constant(value=2)):
                return True
            case ast.BinOp(left=left, op=ast.Mult(), right=right) if ast.dump(left) == ast.dump(right):
                return True
            case ast.Call(func=function) if _name(function) == "square":
                return True
            case ast.Name(id=name) | ast.Attribute(attr=name) if "sq" in name.lower():
                return True
    return False
