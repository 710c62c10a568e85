"""Counting the Python steps of a submission, exactly and the same on every version of Python.

The source is compiled anew for it. Each statement gets a line of its own, so that a line event of
`sys.settrace` is a statement or a round of a loop, however the code is laid out; a call event is a function
that is entered, or a generator that goes on. Both are counted in all code, NumPy's own included. What goes
through elements in C without any Python code (`list(x)`, `map(math.exp, x)`, `x.tolist()`) is seen at the
call: every call of the submission goes through `Steps.call`, which adds the length of what a callable of C is
given or returns, unless it is one of NumPy's, whose loops over numbers are what a submission is asked for.

What would get around this (another trace function, frames, threads) ends the run and is reported: an audit
hook sees it, which nothing can remove.
"""

import ast
import builtins
import contextlib
import importlib
import os
import sys
from array import array
from collections import deque
from collections.abc import Callable
from functools import partial, reduce
from itertools import chain, starmap
from operator import length_hint
from sys import _getframe, gettrace, settrace
from types import (
    CodeType,
    FrameType,
    FunctionType,
    MethodDescriptorType,
    MethodType,
    ModuleType,
    SimpleNamespace,
)
from typing import Any, NoReturn

TABLE = 400
"""Places that are reported of a run, those with most steps."""

PYTHON = (FunctionType, MethodType)
"""What enters a frame when it is called, and is counted there."""

SIZED: tuple[tuple[type, Callable[[Any], int]], ...] = tuple(
    (kind, kind.__len__)
    for kind in (list, tuple, dict, set, frozenset, bytes, bytearray, str, deque, array, memoryview)
)
"""What holds elements, with the function that counts them: a subclass may say anything of its length."""

FREE = (
    *(len, isinstance, issubclass, type, id, hash, getattr, setattr, hasattr, delattr, callable, iter, next),
    *(float, int, bool, complex, str, repr, format, abs, round, pow, divmod, print, slice, range, reversed),
    *(object, property, staticmethod, classmethod, SimpleNamespace, partial),
)
"""Callables of C that do not go through what they are given, or only to show it."""

FREE_METHODS = frozenset(
    "add append appendleft clear format get insert items keys move_to_end pop popitem popleft put remove "
    "set setdefault values writelines write".split()
)
"""The same among the methods of containers and streams."""

APPLYING = (map, filter, starmap, reduce)
"""Callables that hand each element to another callable, which may go through it."""

LAZY = ("numpy.random", "numpy.fft", "numpy.linalg")
"""Modules of NumPy that it imports when they are asked for: what they define is to be known before."""

MADE = "<string>"
"""The file of methods that the standard library writes for a class, of data or a named tuple."""

KEEPING = ("abc", "contextlib", "copy", "dataclasses", "enum", "functools", "types", "typing", "warnings")
"""Modules of the standard library whose functions keep or copy what they are given."""

DENIED = {
    "sys.settrace": "replaces the trace function",
    "sys.setprofile": "replaces the profile function",
    "sys.monitoring.register_callback": "uses sys.monitoring",
    "sys._current_frames": "looks at frames",
    "sys._current_exceptions": "looks at frames",
    "gc.get_objects": "looks for objects of the judge",
    "gc.get_referrers": "looks for objects of the judge",
    "gc.get_referents": "looks for objects of the judge",
    "code.__new__": "makes code of its own",
    "cpython.PyInterpreterState_New": "starts another interpreter",
    "_thread.start_new_thread": "starts a thread",
    "_thread.start_joinable_thread": "starts a thread",
}
"""Audit events that end a counted run, and what to say of them."""

THREADS = (
    *("start_new_thread", "start_new", "start_joinable_thread"),
    *("_start_new_thread", "_start_joinable_thread"),
)
"""The functions of `_thread` that start one, and the names that `threading` has for them."""

FRAMES = ("tb_frame", "gi_frame", "cr_frame", "ag_frame")
"""Attributes whose reading is audited, and hands out a frame."""

LOOKING = ("inspect", "logging", "traceback", "threading")
"""Modules that hand out frames which they ask for."""

TRACED = "f_trace"
"""What the names of a frame's attributes begin with that say whether it is traced."""


class Refused(Exception):
    """The source touches what counts it; the message says how."""


class Steps:
    """Counts the steps of one submission. `stop` is called, and must not return, when `most` are reached or
    something is refused; the reason is in `refused`, empty where there is none.

    `loading` is the module of that name, which nothing can import any more once a worker is bound.
    """

    def __init__(self, loading: Any, most: int, stop: Callable[[], NoReturn]) -> None:
        self.loading, self.most, self.stop = loading, most, stop
        self.file: str = loading.FILE_NAME
        self.refused = ""
        self.name = f"<{os.urandom(8).hex()}>"
        self.lines: list[int] = [0]
        self.places: dict[tuple[Any, int], list[int]] = {}
        self.charged: dict[tuple[int, str], int] = {}
        self.own = self.foreign = self.now = 0
        self.counting = False
        self.numpy: Any = sys.modules.get("numpy")
        for name in LAZY if self.numpy is not None else ():
            importlib.import_module(name)
        place: str = getattr(self.numpy, "__file__", None) or self.file
        self.folder = place.rpartition(os.sep)[0] + os.sep
        self.known = {id(value) for value in _callables_of("numpy")}
        self.judge = Steps.enter.__code__.co_filename
        """The file of all code of the judge here; a submission can make no code of it."""
        setattr(builtins, self.name, self.call)
        self.forbid_threads()
        sys.addaudithook(self.audit)

    # -- loading -------------------------------------------------------------------------------

    def load(self, source: bytes, entry: dict[str, Any]) -> Any:
        """Execute the source as a module whose steps can be counted, and return its entry point.

        Raises `loading.Unloadable`.
        """
        module = ModuleType(self.loading.MODULE_NAME)
        module.__file__ = self.file
        sys.modules[self.loading.MODULE_NAME] = module
        self.namespace = module.__dict__
        self.namespace["__builtins__"] = vars(builtins)  # not those that this module has for itself
        try:
            code = self.compiled(source, "exec")
            self.watching = True
            exec(code, self.namespace)
            self.watching = False
            return self.namespace[entry["name"]]
        except Refused as refused:
            self.refuse(str(refused))
        except BaseException as error:
            self.watching = False
            type_name, message, frames, _ = self.loading.describe(error)
            raise self.loading.Unloadable("raised", message, type_name, frames=frames) from None

    def compiled(self, source: Any, mode: str, at: int = 0) -> Any:
        """Return source as code whose statements and calls can be counted. Raises Refused.

        What is compiled by the line `at` of the submission is counted there.
        """
        tree = source if isinstance(source, ast.AST) else ast.parse(source, mode=mode)
        for node in ast.walk(tree):
            name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "value", "")
            if isinstance(name, str) and TRACED in name:
                raise Refused("touches the tracing of its frames")
        marked = _Calls(self.name).visit(tree)
        self.lines.append(at)
        self.number(marked, len(self.lines) - 1, at)
        return compile(ast.fix_missing_locations(marked), self.file, mode, dont_inherit=True)

    def number(self, node: ast.AST, here: int, at: int) -> None:
        """Give each statement below a node a line of its own, and all else the line of its statement."""
        for child in ast.iter_child_nodes(node):
            own = here
            if isinstance(child, ast.stmt | ast.excepthandler):
                own = len(self.lines)
                self.lines.append(at or child.lineno)
            if "lineno" in child._attributes:
                place: Any = child
                place.lineno = place.end_lineno = max(own, 1)
                place.col_offset = place.end_col_offset = 0
            self.number(child, own, at)

    # -- counting ------------------------------------------------------------------------------

    def run(self, function: Callable[[], None]) -> None:
        """Call a function and count its steps, but for those of what it passes through `uncounted`."""
        self.places.clear()
        self.charged.clear()
        self.own = self.foreign = self.now = 0
        trace = self.enter
        settrace(trace)
        self.watching = self.counting = True
        try:
            function()
        finally:
            kept = gettrace()
            self.rest()
            intact = vars(builtins).get(self.name) == self.call and self.name not in self.namespace
            if kept != trace or not intact:
                self.refuse("replaces what counts it")

    def uncounted(self, function: Callable[[Any], None]) -> Callable[[Any], None]:
        """Return a function of the judge that is not counted; nothing of the submission may run meanwhile."""

        def quietly(value: Any) -> None:
            self.watching = False
            settrace(None)
            function(value)
            settrace(self.enter)
            self.watching = True

        return quietly

    def rest(self) -> None:
        """Count no longer."""
        self.watching = self.counting = False
        with contextlib.suppress(RuntimeError):  # where a submission is just setting one itself
            settrace(None)

    def enter(self, frame: FrameType, event: str, _: Any) -> Any:
        """Count that a function is entered, or a generator goes on, and follow it; leave out the judge."""
        if frame.f_code.co_filename == self.judge:
            return None
        return self.step(frame, event, None)

    def step(self, frame: FrameType, event: str, value: Any) -> Any:
        """Count a line, or the iterator that a function returns: nothing in Python will follow that."""
        if event == "line" or event == "call":
            code, line = frame.f_code, frame.f_lineno if event == "line" else 0
            if code.co_filename == self.file:
                self.own += 1
                if line:
                    self.now = line
            else:
                self.foreign += 1
            place = self.places.setdefault((code, line), [0, self.now])
            place[0] += 1
            if self.own + self.foreign >= self.most:
                self.stop()
        elif event == "return" and value is not None and frame.f_code.co_filename == self.file:
            self.charge(frame.f_code.co_name, _hint(value))
        return self.step

    def charge(self, name: str, steps: int) -> None:
        """Count what a callable of C does to so many elements, at the statement that runs."""
        if steps and self.counting:
            place = (self.now, name)
            self.charged[place] = self.charged.get(place, 0) + steps
            self.own += steps
            if self.own + self.foreign >= self.most:
                self.stop()

    def call(self, function: Any, /, *arguments: Any, **named: Any) -> Any:
        """Call a function for the submission, and count what it goes through in C."""
        while type(function) is MethodType and type(function.__func__) is not FunctionType:
            function, arguments = function.__func__, (function.__self__, *arguments)
        if type(function) in PYTHON and self.is_followed(function.__code__):
            return function(*arguments, **named)
        if function is eval or function is exec or function is compile:
            return self.evaluate(function, arguments, named)
        whole: Any = function
        given = arguments
        while type(whole) is partial:
            whole, given, named = whole.func, (*whole.args, *given), {**whole.keywords, **named}
        kind = self.kind(whole)
        if kind == "c":
            deep = whole == chain.from_iterable
            deep = deep or (whole in APPLYING and bool(given) and self.goes_through(given[0]))
            values = given if whole is dict else (*given, *named.values())
            steps = len(given) if len(given) > 8 else 0
            self.charge(_name(whole), steps + sum([self.weight(value, deep) for value in values]))
        elif kind == "elements":
            self.charge(_name(whole), sum([self.size(value) for value in (*given, *named.values())]))
        elif kind == "tolist":
            self.charge(_name(whole), self.size(getattr(whole, "__self__", given[0] if given else None)))
        result = whole(*given, **named)
        if kind == "numpy" and self.numpy is not None:
            self.charge(_name(whole), self.boxed(result))
        elif kind == "c" and type(result) is list:
            self.charge(_name(whole), len(result))
        return result

    def evaluate(self, function: Any, arguments: Any, named: Any) -> Any:
        """Compile, execute or evaluate a text as the submission would, and count that, too."""
        watching, self.watching = self.watching, False
        frame = _getframe(2)
        self.watching = watching
        source, *rest = arguments
        if not isinstance(source, CodeType):
            mode = "eval" if function is eval else "exec"
            if function is compile:
                mode = rest[1] if len(rest) > 1 else named.get("mode", "exec")
            try:
                text = source.strip() if isinstance(source, str | bytes) else source
                own = frame.f_code.co_filename == self.file
                source = self.compiled(
                    text, mode, self.lines[frame.f_lineno] if own else self.lines[self.now]
                )
            except Refused as refused:
                self.refuse(str(refused))
        if function is compile:
            return source
        places = rest or [frame.f_globals, frame.f_locals]
        places[0].setdefault("__builtins__", vars(builtins))
        return function(source, *places)

    # -- what is called ------------------------------------------------------------------------

    def kind(self, function: Any) -> str:
        """Return what calling something does: `python` is counted by itself, `numpy` iterates over numbers,
        `elements` and `tolist` make Python objects of the elements, `c` goes through what it is given, and
        `free` does not.
        """
        numpy, of = self.numpy, type(function)
        if of in PYTHON:
            return "python" if self.is_followed(function.__code__) else "c"
        if any(function is free for free in FREE):
            return "free"
        if isinstance(function, type):
            if id(function) in self.known or issubclass(function, BaseException):
                return "numpy"
            found = (vars(base).get(name) for base in function.__mro__ for name in ("__init__", "__new__"))
            own = [getattr(one, "__func__", one) for one in found]
            code = [one.__code__ for one in own if type(one) is FunctionType]
            if code:
                return "python" if all(map(self.is_followed, code)) else "c"
            made = function.__init__ is object.__init__ and function.__new__ is object.__new__
            return "python" if made else "c"
        if numpy is not None:
            if isinstance(function, numpy.ufunc):
                return (
                    "elements"
                    if "O" in "".join(function.types) and len(set(function.types)) == 1
                    else "numpy"
                )
            if isinstance(function, numpy.vectorize):
                return "elements"
        holder = getattr(function, "__self__", None)
        name = _name(function)
        if numpy is not None and holder is not None and not isinstance(holder, ModuleType):
            if isinstance(holder, numpy.ufunc):
                return self.kind(holder)
            if isinstance(holder, numpy.ndarray | numpy.generic):
                return "tolist" if name in ("tolist", "__iter__", "dumps", "__reduce__") else "numpy"
            if id(type(holder)) in self.known:
                return "numpy"
        if of is MethodDescriptorType and numpy is not None and function.__objclass__ is numpy.ndarray:
            return "tolist" if name == "tolist" else "numpy"
        if id(function) in self.known or id(of) in self.known:
            return "numpy"
        if isinstance(vars(of).get("__call__"), FunctionType):
            return "python"
        if holder is not None and not isinstance(holder, ModuleType) and name in FREE_METHODS:
            return "free"
        return "c"

    def is_followed(self, code: CodeType) -> bool:
        """Return whether Python code shows what it does: the standard library hands on to C unseen."""
        file = code.co_filename
        own = file in (self.file, MADE) or file.startswith(self.folder)
        return own or file.rpartition(os.sep)[2].removesuffix(".py") in KEEPING

    def goes_through(self, function: Any) -> bool:
        """Return whether a callable that is handed each element goes through that in turn."""
        return self.kind(function) in ("c", "elements", "tolist")

    def weight(self, value: Any, deep: bool = False) -> int:
        """Return how many elements there are to go through in a value; `deep` those inside them as well."""
        if self.numpy is not None and isinstance(value, self.numpy.ndarray):
            shape: tuple[int, ...] = self.numpy.ndarray.shape.__get__(value)
            return shape[0] if shape else 0
        for kind, length in SIZED:
            if isinstance(value, kind):
                inside: Any = value if deep and isinstance(value, list | tuple) else ()
                return length(value) + sum([self.weight(one) for one in inside])
        return 0 if callable(value) else _hint(value)

    def size(self, value: Any) -> int:
        """Return how many elements a value has on all its axes."""
        if self.numpy is not None and isinstance(value, self.numpy.ndarray):
            return int(self.numpy.ndarray.size.__get__(value))
        return self.weight(value)

    def boxed(self, result: Any) -> int:
        """Return how many Python objects NumPy has made: a list, an array of objects, an iterator."""
        if type(result) is list:
            return len(result)
        if isinstance(result, self.numpy.ndarray):
            return self.size(result) if self.numpy.ndarray.dtype.__get__(result).hasobject else 0
        return int(result.itersize) if isinstance(result, self.numpy.nditer) else 0

    # -- what gets around it -------------------------------------------------------------------

    watching = False
    """Whether the submission runs: the judge itself may set a trace function and look at frames."""

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        """End a run that gets at what counts it."""
        if not self.watching:
            return
        why = DENIED.get(event, "")
        if event.startswith("ctypes."):
            why = "uses ctypes"
        elif event == "object.__getattr__" and arguments[1] in FRAMES:
            why = "looks at frames"
        elif event == "sys._getframe":
            self.watching = False
            asked = self.asks_for_frames(_getframe(1))
            self.watching = True
            why = "looks at frames" if asked else ""
        if why:
            self.refuse(why)

    def forbid_threads(self) -> None:
        """Refuse threads, which are not followed; from Python 3.12 on the audit hook sees them as well."""

        def refuse(*_: Any, **__: Any) -> NoReturn:
            self.refuse(DENIED["_thread.start_new_thread"])

        for module in (importlib.import_module("_thread"), importlib.import_module("threading")):
            for name in THREADS:
                if hasattr(module, name):
                    setattr(module, name, refuse)

    def asks_for_frames(self, frame: FrameType | None) -> bool:
        """Return whether it is the submission, or what it may have asked, that wants a frame."""
        while frame is not None and frame.f_code.co_filename == self.judge:
            frame = frame.f_back
        if frame is None:
            return False
        module = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        return frame.f_code.co_filename == self.file or module in LOOKING

    def refuse(self, why: str) -> NoReturn:
        self.refused = why
        self.stop()

    # -- the table -----------------------------------------------------------------------------

    def table(self) -> tuple[tuple[int, str, int], ...]:
        """Return the places with most steps: the line of the submission, whose code it is if not its own,
        and the steps.
        """
        found: dict[tuple[int, str], int] = {}
        for (code, line), (count, now) in self.places.items():
            own = code.co_filename == self.file
            if own:
                place = (
                    self.lines[line] if line else code.co_firstlineno and self.lines[code.co_firstlineno],
                    "",
                )
                place = (place[0], "" if line else f"{code.co_name}()")
            else:
                place = (self.lines[now], f"{code.co_name}:{line}")
            found[place] = found.get(place, 0) + count
        for (now, name), count in self.charged.items():
            place = (self.lines[now], f"{name}()")
            found[place] = found.get(place, 0) + count
        rows = sorted(
            ((line, name[:80], count) for (line, name), count in found.items()), key=lambda row: -row[2]
        )
        return tuple(rows[:TABLE])


class _Calls(ast.NodeTransformer):
    """Sends each call through another function, but those that ask for the frame of their caller."""

    def __init__(self, name: str) -> None:
        self.name = name

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in ("super", "locals", "vars", "dir", "globals"):
            return node
        through = ast.Name(id=self.name, ctx=ast.Load())
        return ast.copy_location(ast.Call(through, [node.func, *node.args], node.keywords), node)


def _callables_of(package: str) -> list[Any]:
    """Return every callable of C in the modules of a package: functions, types, and their methods."""
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == package]
    found = [value for module in modules for value in list(vars(module).values()) if callable(value)]
    native = [value for value in found if str(getattr(value, "__module__", "")).partition(".")[0] == package]
    methods = [value for kind in native if isinstance(kind, type) for value in vars(kind).values()]
    return [value for value in (*native, *methods) if type(value) not in PYTHON and callable(value)]


def _hint(value: Any) -> int:
    """Return how many elements an iterator of C has left; 0 for what is none, and where it does not know."""
    of = type(value)
    if of.__flags__ & (1 << 9) or not hasattr(of, "__next__"):
        return 0
    return length_hint(value, 0)


def _name(function: Any) -> str:
    name = getattr(function, "__name__", "")
    return name if isinstance(name, str) and name else type(function).__name__
