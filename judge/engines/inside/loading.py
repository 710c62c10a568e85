"""Loading a submission inside the worker: compile it, execute it, and look at its entry point."""

import contextlib
import sys
import types
from typing import Any

MODULE_NAME = "solution"
FILE_NAME = "<solution>"
MAX_FRAMES = 24
"""Frames reported from each end of a traceback; a runaway recursion has thousands alike."""
_CODING = b"coding"
"""What the first two lines of a file hold that names another encoding than UTF-8."""

ASYNC = 0x80 | 0x200
"""Flags of the code of coroutines, and of asynchronous generators."""
MAX_MESSAGE = 2000
"""Characters of an exception's text."""


class Unloadable(Exception):
    """The source cannot be loaded; `fields` are those of the reply that says why, without the prints."""

    def __init__(
        self,
        reason: str,
        message: str,
        type_name: str = "",
        line: int = 0,
        column: int = 0,
        frames: tuple[tuple[int, str], ...] = (),
    ) -> None:
        super().__init__(reason)
        self.fields = (reason, type_name, message, line, column, frames)


def load(source: bytes, entry: dict[str, Any]) -> Any:
    """Execute the source as a module and return its entry point. Raises Unloadable."""
    module = types.ModuleType(MODULE_NAME)
    module.__file__ = FILE_NAME
    sys.modules[MODULE_NAME] = module
    if complaint := no_text(source):
        raise Unloadable("syntax", complaint, "SyntaxError")
    try:
        code = compile(source, FILE_NAME, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        raise syntax_error(error) from None
    try:
        exec(code, module.__dict__)
        target = module.__dict__.get(entry["name"])
        complaint = misfit(target, entry, module.__dict__) if source.strip() else "the file is empty"
    except BaseException as error:  # what it defines may raise when it is looked at
        type_name, message, frames, _ = describe(error)
        raise Unloadable("raised", message, type_name, frames=frames) from None
    if complaint:
        raise Unloadable("entry", complaint)
    return target


def no_text(source: bytes) -> str:
    """Why a file is not the text that Python takes it for; it looks at no comment itself. Empty if it is."""
    if b"\0" in source:
        return "the file holds null bytes: perhaps it is UTF-16; save it as UTF-8"
    if source.isascii() or _CODING in b"\n".join(source.split(b"\n", 2)[:2]):
        return ""
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{source[error.start]:02x} in line {line}"
        return f"the file is not text in UTF-8: {byte}; save it as UTF-8"
    return ""


def syntax_error(error: BaseException) -> Unloadable:
    message = str(error.args[0]) if error.args else ""
    line = column = 0
    if isinstance(error, SyntaxError):
        message = error.msg or message
        line, column = max(error.lineno or 0, 0), max(error.offset or 0, 0)
    if "unicode error" in message or isinstance(error, UnicodeError):
        message = f"the file is not text in UTF-8: {message}"
    name = type(error).__name__
    return Unloadable("syntax", message[:MAX_MESSAGE], name, line, column)


def misfit(target: Any, entry: dict[str, Any], namespace: dict[str, Any]) -> str:
    """What is wrong with the entry point, or an empty string."""
    name = entry["name"]
    kind = "class" if entry["methods"] else "function"
    if target is None:
        return f"the file does not define the {kind} `{name}`{instead(name, namespace)}"
    if not callable(target):
        return f"`{name}` is not a {kind} but a value of type {type(target).__name__}"
    if not entry["methods"]:
        return arity_complaint(target, name, entry["parameters"])
    if not isinstance(target, type):
        return f"`{name}` must be a class"
    complaint = arity_complaint(target, name, entry["parameters"])
    for method, parameters in entry["methods"].items():
        if complaint:
            break
        defined = next((vars(base)[method] for base in target.__mro__ if method in vars(base)), None)
        found = getattr(target, method, None)
        if defined is None or found is None:  # what only the metaclass has, objects have not
            has = f"; it has {', '.join(public)}" if (public := methods_of(target)) else ""
            missing = f"the class `{name}` has no method `{method}`{has}"
            complaint = "" if may_appear(target, method) else missing
        elif callable(found):
            bound = isinstance(defined, staticmethod | classmethod)
            complaint = arity_complaint(found, f"{name}.{method}", parameters, 0 if bound else 1)
        elif not hasattr(found, "__get__"):
            complaint = f"`{name}.{method}` is not a method"
    return complaint


def instead(name: str, namespace: dict[str, Any]) -> str:
    """What a file defines that lacks an entry point: perhaps that is in a class, or misspelled."""
    own = [
        (other, value)
        for other, value in namespace.items()
        if type(other) is str and callable(value) and getattr(value, "__module__", "") == MODULE_NAME
    ]
    for other, value in own:
        if issubclass(type(value), type) and name in vars(value):
            return f": its class `{other}` does; define it at top level, without `self`"
        if other == "Solution":
            return "; it defines a class `Solution`: here it has to stand at top level, under this name"
    return f"; it defines {', '.join([other for other, _ in own][:6])}" if own else ""


def methods_of(target: type) -> list[str]:
    """The names of the first public methods that a class defines itself."""
    return [name for name, value in vars(target).items() if callable(value) and name[:1] != "_"][:6]


def may_appear(target: type, method: str) -> bool:
    """Whether objects of a class may get a method that the class does not show: the first call will tell."""
    if type(target).__call__ is not type.__call__:
        return True  # a metaclass makes the objects
    for base in target.__mro__[:-1]:
        if "__getattr__" in vars(base) or "__getattribute__" in vars(base) or "__new__" in vars(base):
            return True
        for value in vars(base).values():
            code = getattr(value, "__code__", None)
            if code is not None and (method in code.co_names or _holds(code.co_consts, method)):
                return True
    return False


def _holds(constants: Any, name: str) -> bool:
    """Whether a name stands among constants, or in a tuple or function among them."""
    for constant in constants:
        if isinstance(constant, tuple | frozenset) and _holds(constant, name):
            return True
        if isinstance(constant, types.CodeType):
            if name in constant.co_names or _holds(constant.co_consts, name):
                return True
        elif constant == name:
            return True
    return False


def arity_complaint(target: Any, name: str, parameters: list[str], implicit: int = 0) -> str:
    """Why `target` cannot take the parameters by position, after `implicit` ones such as self."""
    function = target
    if isinstance(target, type):
        function = vars(target).get("__init__")
        implicit = 1
        if not isinstance(function, types.FunctionType) or "__new__" in vars(target):
            return ""  # inherited or unusual construction: the first call will tell
    if not isinstance(function, types.FunctionType):
        return ""
    code = function.__code__
    if code.co_flags & ASYNC:
        return f"`{name}` is defined with `async def`, but is called like any other: define it with `def`"
    takes = code.co_argcount - implicit
    required = takes - len(function.__defaults__ or ())
    keyword_only = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    unfilled = [k for k in keyword_only if k not in (function.__kwdefaults__ or {})]
    variadic = bool(code.co_flags & 0x04)
    asked = len(parameters)
    hint = ""
    first = code.co_varnames[0] if code.co_argcount else ""
    if implicit and code.co_argcount == asked and first != "self":
        hint = ": is `self` missing?"
    elif not implicit and takes == asked + 1 and first == "self":
        hint = ": leave out `self`, nothing passes one here"
    if unfilled:
        return f"`{name}` has a keyword-only parameter `{unfilled[0]}`, but is called by position"
    if asked < required or (asked > takes and not variadic):
        return (
            f"`{name}` must take {asked} parameter{'s' * (asked != 1)} ({', '.join(parameters)}), "
            f"but takes {max(takes, 0)}{hint}"
        )
    return ""


def describe(error: BaseException) -> tuple[str, str, tuple[tuple[int, str], ...], int]:
    """Type, text and own frames (line, function) of an exception, and how many frames were left out."""
    name, message = "", "<the exception could not be printed>"
    with contextlib.suppress(BaseException):  # its class may be anything, and say anything of itself
        kind = type(error)
        name = vars(type)["__name__"].__get__(kind)
        if kind.__module__ not in ("builtins", MODULE_NAME):
            name = f"{kind.__module__}.{name}"
        message = str.__getitem__(str(error), slice(MAX_MESSAGE))
    frames: list[tuple[int, str]] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == FILE_NAME:
            frames.append((trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    error.__traceback__ = None
    return name, message, *_both_ends(frames)


def place(frame: types.FrameType | None) -> tuple[tuple[tuple[int, str], ...], int]:
    """Where a running call is: its own frames as in `describe`, the outermost first."""
    frames: list[tuple[int, str]] = []
    while frame is not None:
        if frame.f_code.co_filename == FILE_NAME:
            frames.append((frame.f_lineno, frame.f_code.co_name))
        frame = frame.f_back
    return _both_ends(frames[::-1])


def _both_ends(frames: list[tuple[int, str]]) -> tuple[tuple[tuple[int, str], ...], int]:
    omitted = max(len(frames) - 2 * MAX_FRAMES, 0)
    if omitted:
        frames = frames[:MAX_FRAMES] + frames[-MAX_FRAMES:]
    return tuple(frames), omitted
