"""A solver's own input, as typed on the command line, read into calls."""

import ast
import contextlib
from typing import Any

from judge.model.case import Call, Input
from judge.model.errors import UsageError
from judge.model.literal import literal
from judge.model.plain import WrongArguments, fit_arguments
from judge.model.signature import Callable, ClassEntry, EntryPoint

EXAMPLES = {
    "function": "--input '[1, 3, 2], 2' or --input 'nums=[1, 3, 2], k=2'",
    "class": "--input '[[1, 2], [3, 4]]; query(0, 1, 0, 1)'",
}


def parse_input(text: str, entry: EntryPoint) -> Input:
    """The calls that `text` describes. Raises UsageError.

    For a function its arguments, by position or by name, or the whole call. For a class the arguments
    of the constructor, or the construction as a report shows it, then calls of methods, separated by
    semicolons or line ends. Several objects have names: `a = RectangleSum([[1]]); a.query(0, 0, 0, 0)`.
    """
    is_class = isinstance(entry, ClassEntry)
    example = EXAMPLES["class" if is_class else "function"]
    try:
        calls = _Calls(entry).read(text)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        detail = str(error) if isinstance(error, ValueError) else "these are no Python values"
        raise UsageError(f"--input cannot be read: {detail}.", f"Write it as in {example}.") from None
    except WrongArguments as error:
        raise UsageError(f"--input does not fit: {error}.", f"The solution is {_signature(entry)}.") from None
    if not is_class and len(calls) != 1:
        raise UsageError("--input must describe one call.", f"Write it as in {example}.")
    if is_class and all(call.name == entry.name for call in calls):
        raise UsageError("--input calls no method.", f"Write it as in {example}.")
    return calls


class _Calls:
    """Reads calls one by one, and numbers the objects that they construct."""

    def __init__(self, entry: EntryPoint) -> None:
        self.entry = entry
        self.objects: dict[str, int] = {}
        self.count = 0

    def read(self, text: str) -> Input:
        statements = ast.parse(self._completed(text.strip())).body
        return tuple([self._call(statement) for statement in statements])

    def _completed(self, text: str) -> str:
        """The text as statements: where it begins with bare arguments, the call around them is added."""
        name = self.entry.name
        head = text.partition("(")[0].rpartition("=")[2].strip()
        if head == name:
            return text
        if not isinstance(self.entry, ClassEntry):
            return f"{name}({text}\n)"
        for end in [i for i, character in enumerate(text) if character in ";\n"]:
            with contextlib.suppress(SyntaxError):
                first = f"{name}({text[:end]}\n)"
                ast.parse(first)
                return f"{first}{text[end:]}"
        return f"{name}({text}\n)"

    def _call(self, statement: ast.stmt) -> Call:
        match statement:
            case ast.Assign(targets=[ast.Name(id=given)], value=ast.Call() as node):
                pass
            case ast.Expr(value=ast.Call() as node):
                given = ""
            case _:
                raise ValueError(f"`{ast.unparse(statement)}` is not a call")
        match node.func:
            case ast.Name(id=name):
                receiver = ""
            case ast.Attribute(value=ast.Name(id=receiver), attr=name):
                pass
            case _:
                raise ValueError(f"`{ast.unparse(node.func)}` is not a name")
        try:
            signature = self.entry.callable(name)
        except KeyError:
            raise ValueError(f"there is no `{name}` to call") from None
        arguments = fit_arguments(_arguments(node, signature), signature)
        return Call(name, arguments, self._receiver(name, given, receiver))

    def _receiver(self, name: str, given: str, receiver: str) -> int:
        """The number of the object that a call constructs or is made on."""
        if not isinstance(self.entry, ClassEntry):
            return 0
        if name == self.entry.name:
            self.objects[given] = self.count
            self.count += 1
            return self.count - 1
        if not self.count:
            raise ValueError(f"`{name}` is called before an object is constructed")
        if receiver in self.objects:
            return self.objects[receiver]
        if receiver and self.count > 1:
            raise ValueError(f"there is no object `{receiver}`")
        return self.count - 1


def _arguments(node: ast.Call, signature: Callable) -> Any:
    """The arguments of a call: a list, or a mapping by name if any is given so."""
    arguments = [literal(argument) for argument in node.args]
    if not node.keywords:
        many = len(signature.parameters)
        if len(arguments) == 1 and many > 1 and isinstance(arguments[0], tuple) and len(arguments[0]) == many:
            return list(arguments[0])  # all of them in parentheses
        return arguments
    names = [parameter.name for parameter in signature.parameters]
    named: dict[str, Any] = dict(zip(names, arguments, strict=False))
    for keyword in node.keywords:
        if keyword.arg is None:
            raise ValueError(f"`**{ast.unparse(keyword.value)}` is not a plain value")
        if keyword.arg in named:
            raise ValueError(f"`{keyword.arg}` is given twice")
        named[keyword.arg] = literal(keyword.value)
    return named


def _signature(entry: EntryPoint) -> str:
    if isinstance(entry, ClassEntry):
        return f"{entry.constructor}; {'; '.join(map(str, entry.methods))}"
    return str(entry.function)
