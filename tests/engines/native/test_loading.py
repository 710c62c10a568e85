"""Loading a submission: what Python takes is taken, and what cannot be called is told before any case."""

import textwrap

import msgspec
import pytest

from judge.engines.native import runner as runner_module
from judge.engines.native.sandbox import Sandbox
from judge.model.outcome import Unloadable
from tests import workers
from tests.workers import (
    CLASS,
    LIMITS,
    SHORT,
    outcome_of,
    raised,
    returned,
    runner,
    solve,
    solver,
    unloadable,
)

nothing_left_behind, box = workers.nothing_left_behind, workers.box
pytestmark = pytest.mark.usefixtures("nothing_left_behind")


@pytest.mark.parametrize(
    "source",
    [
        b"\xef\xbb\xbfdef solve(x): return x\n",
        b"def solve(x):\r\n    y = x\r\n    return y\r\n",
        b"def solve(x):\r    return x",
        b"# -*- coding: latin-1 -*-\ndef solve(x): return x if '\xe9' == chr(233) else None",
        b"# coding: cp1252\ndef solve(x): return x if '\x80' == chr(0x20ac) else None",
        b"\xef\xbb\xbf# coding: utf-8\ndef solve(x): return x if '\xc3\xa9' == chr(233) else None",
        b"def solve(x): return x",
        b"#!/usr/bin/env python3\n\x0cdef solve(x): return x",
        "def lösung(x): return x\nsolve = lösung".encode(),
    ],
    ids=[
        "BOM",
        "CRLF",
        "CR",
        "latin-1",
        "cp1252",
        "BOM and cookie",
        "no newline",
        "form feed",
        "own letters",
    ],
)
def test_a_source_is_read_as_python_reads_files(sandbox: Sandbox, source: bytes) -> None:
    assert returned(outcome_of(sandbox, source, 7)).values == (7,)


@pytest.mark.parametrize(
    ("source", "words", "line"),
    [
        (b"def solve(x)\n    return x\n", "expected ':'", 1),
        (b"def solve(x):\n    return x +\n", "invalid syntax", 2),
        (b"def solve(x):\n\treturn x\n        return x\n", "", 3),
        (b"def solve(x):\n    print 'x'\n", "", 2),
        (b"def solve(x):\n    return '\xff'\n", "not text in UTF-8", 0),
        (b"# coding: latin-9000\ndef solve(x): return x\n", "latin-9000", 0),
        (b"x = 1  # gr\xf6\xdfer\n\ndef solve(x): return x\n", "byte 0xf6 in line 1; save it as UTF-8", 0),
        ("def solve(x): return x\n".encode("utf-16"), "save it as UTF-8", 0),
        (b"x = 1\0\ndef solve(x): return x\n", "null bytes", 0),
        (b"def solve(x): return " + b"(" * 5000 + b")" * 5000, "", 0),
        (b"x = " + b"-" * 100_000 + b"1\n", "", 0),
        (b"return 5\n", "outside function", 1),
    ],
    ids=[
        "no colon",
        "cut off",
        "tabs and spaces",
        "Python 2",
        "not UTF-8",
        "unknown coding",
        "not UTF-8 in a comment",
        "UTF-16",
        "NUL",
        "too many parentheses",
        "too deep",
        "return outside",
    ],
)
def test_a_source_that_is_no_python_is_a_syntax_error_with_its_line(
    sandbox: Sandbox, source: bytes, words: str, line: int
) -> None:
    outcome = unloadable(outcome_of(sandbox, source))
    assert outcome.kind == "syntax"
    assert words in outcome.message
    assert outcome.message or outcome.type_name
    if line:
        assert outcome.line == line
        assert outcome.type_name in ("SyntaxError", "IndentationError", "TabError")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "the file is empty"),
        ("   \n\n\t\n", "the file is empty"),
        ("# only a comment\n", "does not define the function `solve`"),
        ("def slove(x): pass\nimport json", "does not define the function `solve`; it defines slove"),
        (
            "class Solution:\n    def solve(self, x): return x",
            "the function `solve`: its class `Solution` does; define it at top level",
        ),
        (
            "globals()[3] = print\nclass Lazy:\n    def __getattr__(self, name): raise KeyError(name)\n"
            "    def __call__(self): pass\nlazy = Lazy()",
            "does not define the function `solve`; it defines Lazy, lazy",
        ),
        ("async def solve(x): return x", "`solve` is defined with `async def`"),
        ("async def solve(x): yield x", "`solve` is defined with `async def`"),
        ("solve = 3", "`solve` is not a function but a value of type int"),
        ("import math as solve", "`solve` is not a function but a value of type module"),
        ("def solve(): pass", "`solve` must take 1 parameter (x), but takes 0"),
        ("def solve(x, y): pass", "`solve` must take 1 parameter (x), but takes 2"),
        ("def solve(x, y, z=1): pass", "`solve` must take 1 parameter (x), but takes 3"),
        ("def solve(x, *, y): pass", "`solve` has a keyword-only parameter `y`"),
        ("def solve(*, x): pass", "`solve` has a keyword-only parameter `x`"),
        ("class solve:\n    def __init__(self): pass", "`solve` must take 1 parameter (x), but takes 0"),
        ("if __name__ == '__main__':\n    def solve(x): pass", "does not define the function `solve`"),
    ],
)
def test_an_entry_point_that_cannot_be_called_is_told_before_any_case(
    sandbox: Sandbox, source: str, words: str
) -> None:
    outcome = unloadable(outcome_of(sandbox, source))
    assert outcome.kind == "entry"
    assert words in outcome.message


@pytest.mark.parametrize(
    "source",
    [
        "def solve(x, y=1): return x",
        "def solve(*args): return args[0]",
        "def solve(x, *rest, **named): return x",
        "def solve(x, *, y=1): return x",
        "def solve(x, /): return x",
        "solve = lambda x: x",
        "solve = abs",
        "import functools\nsolve = functools.partial(lambda y, x: x, 1)",
        "import functools\n@functools.lru_cache\ndef solve(x): return x",
        "class Callable:\n    def __call__(self, x): return x\nsolve = Callable()",
        "class Holder:\n    def method(self, x): return x\nsolve = Holder().method",
        "class Holder:\n    @staticmethod\n    def method(x): return x\nsolve = Holder.method",
        "@staticmethod\ndef solve(x): return x",
        "class solve(int):\n    def __new__(cls, x): return x",
        "import operator\nsolve = operator.itemgetter(slice(None)) and operator.pos",
        "def __getattr__(name): return abs\ndef solve(x): return x",
    ],
)
def test_whatever_can_be_called_with_the_parameters_is_an_entry_point(sandbox: Sandbox, source: str) -> None:
    assert returned(outcome_of(sandbox, source.encode(), 7)).values == (7,)


BASE = """
        import dataclasses, functools, typing
        class Base:
            def __init__(self, start): self.sum = start
            def add(self, x): self.sum += x; return self.sum
            def total(self): return self.sum
"""
CLASSES = {
    "plain": """
        Solver = Base
    """,
    "everything inherited": """
        class Solver(Base): pass
    """,
    "own constructor": """
        class Solver(Base):
            def __init__(self, start): super().__init__(start)
    """,
    "an extra parameter with a default": """
        class Solver(Base):
            def __init__(self, start, more=0): self.sum = start
    """,
    "variadic constructor": """
        class Solver(Base):
            def __init__(self, *arguments): self.sum = arguments[0]
    """,
    "constructor by __new__": """
        class Solver(Base):
            def __new__(cls, *arguments): return super().__new__(cls)
    """,
    "dataclass": """
        @dataclasses.dataclass
        class Solver(Base):
            sum: int
    """,
    "dataclass with defaults": """
        @dataclasses.dataclass
        class Solver(Base):
            sum: int
            seen: list = dataclasses.field(default_factory=list)
            name: str = dataclasses.field(default="", kw_only=True)
    """,
    "dataclass with slots": """
        @dataclasses.dataclass(slots=True)
        class Solver(Base):
            sum: int
    """,
    "inherited dataclass": """
        @dataclasses.dataclass
        class Data(Base):
            sum: int
        class Solver(Data): pass
    """,
    "named tuple": """
        class Solver(typing.NamedTuple):
            start: int
            def add(self, x): return self.start + x
            def total(self): return 11
    """,
    "metaclass": """
        class Meta(type):
            def __call__(cls, *arguments): return super().__call__(*arguments)
        class Solver(Base, metaclass=Meta): pass
    """,
    "static methods": """
        class Solver(Base):
            @staticmethod
            def add(x): return 11
            @staticmethod
            def total(): return 11
    """,
    "inherited static methods": """
        class Middle(Base):
            @staticmethod
            def add(x): return 11
            @staticmethod
            def total(): return 11
        class Solver(Middle): pass
    """,
    "class methods": """
        class Solver(Base):
            @classmethod
            def add(cls, x): return 11
            @classmethod
            def total(cls): return 11
    """,
    "inherited class methods": """
        class Middle(Base):
            @classmethod
            def add(cls, x): return 11
            @classmethod
            def total(cls): return 11
        class Solver(Middle): pass
    """,
    "cached methods": """
        class Solver(Base):
            @functools.lru_cache
            def add(self, x): return 11
            @functools.cache
            def total(self): return 11
    """,
    "wrapped method": """
        def same(function):
            @functools.wraps(function)
            def wrapper(*arguments): return function(*arguments)
            return wrapper
        class Solver(Base):
            add = same(Base.add)
    """,
    "partial method": """
        class Solver(Base):
            add = functools.partialmethod(lambda self, y, x: 11, 1)
    """,
    "method from elsewhere": """
        def add(self, x): return 11
        class Solver(Base):
            add = add
    """,
    "method made by the constructor": """
        class Solver:
            def __init__(self, start): self.add, self.total = lambda x: 11, lambda: 11
    """,
    "methods made on demand": """
        class Solver:
            def __init__(self, start): pass
            def __getattr__(self, name): return lambda *arguments: 11
    """,
    "property that gives a function": """
        class Solver(Base):
            add = property(lambda self: lambda x: 11)
    """,
    "method with defaults": """
        class Solver(Base):
            def add(self, x, y=1): return 11
    """,
}


@pytest.mark.parametrize("what", CLASSES)
def test_any_class_that_can_be_used_as_asked_is_an_entry_point(sandbox: Sandbox, what: str) -> None:
    with runner(sandbox, BASE + CLASSES[what], CLASS) as run:
        constructed, added, total = returned(run.run(solver(4, ("add", [7]), ("total", [])))).values
    assert (constructed, added) == (None, 11)
    assert total in (4, 11)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("class Slover: pass", "does not define the class `Solver`; it defines Base, Slover"),
        ("Solver = Base(1)", "`Solver` is not a class but a value of type Base"),
        ("def Solver(start): return Base(start)", "`Solver` must be a class"),
        ("class Solver: pass", "the class `Solver` has no method `add`"),
        (
            "class Solver:\n    def Add(self, x): pass\n    def _total(self): pass",
            "the class `Solver` has no method `add`; it has Add",
        ),
        ("class Solver(Base):\n    add = 5", "`Solver.add` is not a method"),
        ("class Solver(Base):\n    total = None", "the class `Solver` has no method `total`"),
        (
            "class Solver(Base):\n    def __init__(self): pass",
            "`Solver` must take 1 parameter (start), but takes 0",
        ),
        (
            "class Solver(Base):\n    def __init__(self, *, start): pass",
            "`Solver` has a keyword-only parameter `start`, but is called by position",
        ),
        (
            "class Solver(Base):\n    def add(self): pass",
            "`Solver.add` must take 1 parameter (x), but takes 0",
        ),
        (
            "class Solver(Base):\n    def add(x): pass",
            "`Solver.add` must take 1 parameter (x), but takes 0: is `self` missing?",
        ),
        (
            "class Solver(Base):\n    def total(self, x): pass",
            "`Solver.total` must take 0 parameters (), but takes 1",
        ),
        (
            "class Solver(Base):\n    @staticmethod\n    def add(self, x): pass",
            "`Solver.add` must take 1 parameter (x), but takes 2: leave out `self`, nothing passes one here",
        ),
    ],
)
def test_a_class_that_cannot_be_used_as_asked_is_told_before_any_case(
    sandbox: Sandbox, source: str, words: str
) -> None:
    with runner(sandbox, textwrap.dedent(BASE) + source, CLASS) as run:
        outcome = unloadable(run.run(solver(1, ("total", []))))
    assert outcome.kind == "entry"
    assert outcome.message.endswith(words)


def test_methods_of_the_metaclass_are_none_of_the_objects(sandbox: Sandbox) -> None:
    source = """
        class Meta(type):
            def add(cls, x): return 11
            def total(cls): return 11
        class Solver(metaclass=Meta):
            def __init__(self, start): pass
        """
    with runner(sandbox, source, CLASS) as run:
        outcome = run.run(solver(1, ("total", [])))
    if isinstance(outcome, Unloadable):
        assert outcome.kind == "entry"
        assert "has no method `add`" in outcome.message
    else:
        assert raised(outcome).type_name == "AttributeError"


def test_what_solutions_are_made_of_works_in_a_worker(box: Sandbox) -> None:
    """Modules that look classes up by the name of their module, and the guard of a script."""
    source = """
        from __future__ import annotations
        import abc, collections, copy, dataclasses, enum, functools, inspect, pickle, sys, typing

        @dataclasses.dataclass(order=True)
        class Edge:
            weight: int
            ends: typing.Optional[tuple[int, int]] = None
            kind: dataclasses.KW_ONLY = None
            label: typing.ClassVar[str] = "edge"

        class Colour(enum.Enum):
            RED = enum.auto()

        class Point(typing.NamedTuple):
            x: int = 0

        Pair = collections.namedtuple("Pair", "a b")

        class Shape(abc.ABC):
            @abc.abstractmethod
            def area(self) -> int: ...

        @functools.singledispatch
        def size(value): return -1

        @size.register
        def _(value: list): return len(value)

        T = typing.TypeVar("T")
        class Box(typing.Generic[T]):
            def __init__(self, value: T) -> None: self.value = value

        def solve(x: int) -> list[bool]:
            return [
                pickle.loads(pickle.dumps(Edge(x))) == Edge(x),
                pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED,
                pickle.loads(pickle.dumps([Point(x), Pair(1, 2)])) == [Point(x), Pair(1, 2)],
                copy.deepcopy({Edge: [Edge(x)]}) == {Edge: [Edge(x)]},
                typing.get_type_hints(solve) == {"x": int, "return": list[bool]},
                set(typing.get_type_hints(Edge)) == {"weight", "ends", "kind", "label"},
                inspect.signature(solve).parameters["x"].name == "x",
                sorted([Edge(2), Edge(1)])[0].weight == 1,
                size([1, 2]) == 2 and size(5) == -1,
                Box[int](3).value == 3,
                __name__ != "__main__" and sys.modules[__name__].solve is solve,
                isinstance(__file__, str),
            ]

        if __name__ == "__main__":
            print(solve(int(input())))
        """
    (answers,) = returned(outcome_of(box, source, 5)).values
    assert answers == [True] * 12


@pytest.mark.parametrize(
    ("statement", "type_name", "message"),
    [
        ("raise ValueError('at import')", "ValueError", "at import"),
        ("import numpy", "ModuleNotFoundError", "No module named 'numpy'"),
        ("n = int(input())", "EOFError", "EOF when reading a line"),
        ("sys.exit()", "SystemExit", ""),
        ("def deeper(): deeper()\ndeeper()", "RecursionError", "maximum recursion depth exceeded"),
        ("assert not print('so far')\n1 / 0", "ZeroDivisionError", "division by zero"),
    ],
)
def test_an_exception_at_import_is_told_with_its_place(
    sandbox: Sandbox, statement: str, type_name: str, message: str
) -> None:
    source = f"import sys\nprint('so far')\n{statement}\ndef solve(x): return x\n"
    outcome = unloadable(outcome_of(sandbox, source.encode()))
    assert (outcome.kind, outcome.type_name) == ("raised", type_name)
    assert outcome.message.startswith(message)
    assert outcome.frames[0].function == "<module>"
    assert outcome.frames[0].line in (3, 4)
    assert outcome.output.text.startswith("so far\n")


@pytest.mark.parametrize(
    ("statement", "kind", "words"),
    [
        ("os._exit(3)", "exit", "exit code 3"),
        ("os._exit(143)", "exit", "exit code 143"),
        ("ctypes.string_at(0)", "signal", "SIGSEGV"),
        ("while True: print('x' * 1000)", "output", "prints without end"),
        ("while True: pass", "time", "took more than"),
        ("time.sleep(10_000)", "time", "took more than"),
    ],
)
def test_a_process_that_ends_at_import_tells_how(
    box: Sandbox, statement: str, kind: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = LIMITS
    if kind == "time":
        monkeypatch.setattr(runner_module, "LOAD_LIMIT", SHORT)
        limits = msgspec.structs.replace(LIMITS, time=SHORT)
    source = f"import ctypes, os, time\n{statement}\ndef solve(x): return x\n"
    outcome = unloadable(outcome_of(box, source.encode(), limits=limits))
    assert outcome.kind == kind
    assert words in outcome.message


def test_a_submission_that_could_not_be_loaded_is_asked_again_each_time(sandbox: Sandbox) -> None:
    with runner(sandbox, "1 / 0") as run:
        assert isinstance(run.load(), Unloadable)
        assert isinstance(run.run(solve(1)), Unloadable)
