"""A solver's own input, as typed on the command line, read into calls."""

import ast
from typing import Any

from judge.model.case import Call, Input
from judge.model.errors import UsageError
from judge.model.plain import WrongArguments, fit_arguments
from judge.model.signature import Callable, ClassEntry, EntryPoint

EXAMPLES = {
    "function": "--input '[1, 3, 2], 2' or --input 'nums=[1, 3, 2], k=2'",
    "class": "--input '[[1, 2], [3, 4]]; query(0, 1, 0, 1)'",
}


def parse_input(text: str, entry: EntryPoint) -> Input:
    """The calls that `text` describes. Raises UsageError.

    For a function its arguments, by position or by name, or the whole call. For a class the arguments
    of the constructor, or the whole construction, then calls of methods, separated by semicolons.
    """
    is_class = isinstance(entry, ClassEntry)
    example = EXAMPLES["class" if is_class else "function"]
    try:
        statements = _statements(text, entry)
        calls = tuple([_call(statement, entry) for statement in statements])
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        detail = error.msg if isinstance(error, SyntaxError) else str(error)
        raise UsageError(f"--input cannot be read: {detail}.", f"Write it as in {example}.") from None
    except WrongArguments as error:
        raise UsageError(f"--input does not fit: {error}.", f"The solution is {_signature(entry)}.") from None
    if not calls or calls[0].name != entry.name or (not is_class and len(calls) > 1):
        raise UsageError("--input must describe one call.", f"Write it as in {example}.")
    if is_class and len(calls) == 1:
        raise UsageError("--input calls no method.", f"Write it as in {example}.")
    return calls


def _statements(text: str, entry: EntryPoint) -> list[ast.Call]:
    """The calls in the text; the first one may be given by its arguments alone."""
    first, *rest = _split(text)
    nodes = []
    tree = _expression(first) if first.lstrip().startswith(f"{entry.name}(") else None
    nodes.append(tree if isinstance(tree, ast.Call) else _expression(f"{entry.name}({first})"))
    nodes += [_expression(part) for part in rest if part.strip()]
    for node in nodes:
        if not isinstance(node, ast.Call):
            raise ValueError(f"`{ast.unparse(node)}` is not a call")
    return nodes  # type: ignore[return-value]


def _expression(text: str) -> ast.expr:
    return ast.parse(text.strip(), mode="eval").body


def _split(text: str) -> list[str]:
    """The text at its semicolons, of which those inside a string literal are none."""
    parts, start, quote = [], 0, ""
    for i, character in enumerate(text):
        if quote:
            quote = "" if character == quote and text[i - 1] != "\\" else quote
        elif character in "'\"":
            quote = character
        elif character == ";":
            parts.append(text[start:i])
            start = i + 1
    return [*parts, text[start:]]


def _call(node: ast.Call, entry: EntryPoint) -> Call:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            pass
        case _:
            raise ValueError(f"`{ast.unparse(node.func)}` is not a name")
    try:
        signature = entry.callable(name)
    except KeyError:
        raise ValueError(f"there is no `{name}` to call") from None
    arguments = [_literal(argument) for argument in node.args]
    named = {keyword.arg: _literal(keyword.value) for keyword in node.keywords}
    return Call(name, fit_arguments(_by_name(arguments, named, signature), signature))


def _by_name(arguments: list[Any], named: dict[str | None, Any], signature: Callable) -> Any:
    if not named:
        return arguments
    names = [parameter.name for parameter in signature.parameters]
    return {**dict(zip(names, arguments, strict=False)), **named}


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:
        raise ValueError(f"`{ast.unparse(node)}` is not a plain value") from None


def _signature(entry: EntryPoint) -> str:
    if isinstance(entry, ClassEntry):
        return f"{entry.constructor}; {'; '.join(map(str, entry.methods))}"
    return str(entry.function)
