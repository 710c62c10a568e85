"""Robustness of the comparison: it accepts what is right, and answers Wrong Answer to junk, never with an
error."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from judge.casegen.generator import line_in
from judge.checking.assess import assess
from judge.checking.compare import Comparator
from judge.model.array import Array, from_lists, to_lists
from judge.model.case import Case, size_of
from judge.model.errors import ComparisonFailed
from judge.model.outcome import Foreign, Output, Returned, Usage
from judge.model.plain import frozen_value
from judge.model.problem import Custom, Package
from judge.model.show import show, show_call
from judge.model.signature import Type
from judge.verify.crew import Bench, Job
from judge.verify.subject import Subject

CASES = 12
"""Cases that junk is compared for, spread over all sizes up to the middle: each has its own right answer."""

WIDTH = 60
"""Characters of a value inside a sentence."""

NOTHING = Returned(values=(), output=Output(), usage=Usage(wall=0.0, cpu=None))

KINDS: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    10**400,
    -(10**400),
    0.5,
    -0.0,
    1e308,
    math.nan,
    math.inf,
    -math.inf,
    "",
    "text",
    "\ud800\x00",
    b"",
    [],
    [None],
    [[]],
    [math.nan],
    [0] * 10_000,
    (),
    (1, "two", None),
    {},
    {None: None},
    set(),
    {1, 2},
    frozenset(),
    Foreign("object"),
    Foreign("list", "it holds itself"),
    Foreign("matrix"),
    Array("float64", (0,), b""),
    Array("float64", (), bytes(8)),
    Array("int64", (2, 1), bytes(16)),
    Array("bool", (1,), b"\1"),
)
"""Values of every kind that a submission may return."""


def jobs(subject: Subject) -> list[Job]:
    """Compare right answers and junk, in a process of its own: a package's comparison is its author's
    code."""
    return [Job(subject.slug, "comparing junk", compare_junk, (subject.package,))]


class Flaw(Struct, frozen=True):
    """Something that the comparison does wrong; `line` of its file, 0 where there is none."""

    rule: str
    message: str
    line: int = 0


def compare_junk(bench: Bench, package: Package) -> list[Flaw]:
    """Return what the comparison does wrong."""
    corpus, compare = bench.material(package)
    wrong = list(_rejected_answers(package, corpus.cases, compare))
    step = max(len(corpus.cases) // (2 * CASES), 1)
    cases = sorted(corpus.cases, key=lambda case: size_of(case.calls))[::step][:CASES]
    accepted: dict[str, set[str]] = {}
    for case in cases:
        for index, junk in _junk_for(package, case):
            try:
                is_accepted = _accepts(package, case, index, junk, compare)
            except ComparisonFailed as failed:
                call = show_call(case.calls[index], WIDTH)
                message = f"it fails when {show(junk, WIDTH)} is returned for {call}: {failed.what}"
                wrong.append(Flaw("comparison.fails", message, _line(failed, package)))
                return wrong
            if is_accepted and not _equal(junk, case.expected[index]):
                accepted.setdefault(show(junk, WIDTH), set()).add(case.id)
    answers = {frozen_value(case.expected) for case in cases}
    always = [shown for shown, where in accepted.items() if len(where) == len(cases)]
    if always and len(answers) > 1:  # an answer to some questions may be none to others
        more = f", and {len(always) - 1} more such values" if len(always) > 1 else ""
        message = f"it accepts {always[0]} as the answer to whatever was asked{more}"
        wrong.append(Flaw("comparison.junk", message))
    return wrong


def conclude(subject: Subject, answers: Sequence[list[Flaw]]) -> None:
    """File what the comparison does wrong."""
    package = subject.package
    custom = isinstance(package.problem.comparison, Custom)
    path = package.compare if custom else subject.folder / "problem.yaml"
    for flaw in (flaw for answer in answers for flaw in answer):
        subject.error(flaw.rule, path, flaw.message, flaw.line)


def _rejected_answers(package: Package, cases: Sequence[Case], compare: Comparator) -> Iterator[Flaw]:
    """Yield the flaw that an answer of the reference itself is rejected, or that comparing it fails."""
    for case in cases:
        for index, expected in enumerate(case.expected):
            try:
                accepted = _accepts(package, case, index, expected, compare)
            except ComparisonFailed as failed:
                message = f"it fails on the reference's own answer to {case.id}: {failed.what}"
                yield Flaw("comparison.fails", message, _line(failed, package))
                return
            if not accepted:
                call = show_call(case.calls[index], WIDTH)
                message = f"it rejects the reference's own answer to {call} in {case.id}"
                yield Flaw("comparison.rejects", message)
                return


def _line(failed: ComparisonFailed, package: Package) -> int:
    return line_in(failed.__cause__ or failed, package.compare)


def _accepts(package: Package, case: Case, index: int, value: Any, compare: Comparator) -> bool:
    """Return whether a case is accepted if one of its calls returns a value. Raises ComparisonFailed."""
    alone = Case(id=case.id, stage=case.stage, calls=(case.calls[index],), expected=(case.expected[index],))
    outcome = Returned(values=(value,), output=NOTHING.output, usage=NOTHING.usage)
    return assess(alone, outcome, package.problem.entry, compare).accepted


def _junk_for(package: Package, case: Case) -> Iterator[tuple[int, Any]]:
    """Yield junk for the last call of a case: of every kind, and of its type with something odd inside."""
    index = len(case.calls) - 1
    returns = package.problem.entry.callable(case.calls[index].name).returns
    for junk in (*KINDS, *_odd(returns), *_spoilt(case.expected[index])):
        yield index, junk


def _odd(kind: Type) -> Iterator[Any]:
    """Yield values of a type that few people think of: empty, extreme, very long."""
    match kind.name:
        case "int":
            yield from (0, -1, 1 << 63, -(1 << 64), 10**400)
        case "float":
            yield from (0.0, -0.0, 5e-324, 1e308, math.nan, math.inf, 10**400)
        case "str":
            yield from ("", "\x00", "\ud800", "x" * 10_000)
        case "list":
            inner = list(_odd(kind.arguments[0]))
            yield from ([], inner, *([value] for value in inner), inner[:1] * 10_000)
        case "tuple" if not kind.variadic:
            columns = [list(_odd(argument)) for argument in kind.arguments]
            yield from (tuple(row) for row in zip(*columns, strict=False))
        case "optional":
            yield from (None, *_odd(kind.arguments[0]))
        case "array":
            yield from (Array(dtype, (0, 3), b"") for dtype in ("float64", "float32", "int8", "bool"))
            yield from (from_lists(value, "float") for value in (math.nan, [math.inf], [[0.0] * 100] * 100))


def _spoilt(expected: Any) -> Iterator[Any]:
    """Yield the right answer with one thing wrong: doubled, cut, nested, or with junk inside."""
    yield [expected]
    if isinstance(expected, Array):
        yield to_lists(expected)
        yield Array(expected.dtype, (1, *expected.shape), expected.data)
        yield Array(expected.dtype, expected.shape[::-1], expected.data)
        if expected.size:
            yield expected.without(0, 0, 1) if expected.shape else None
            yield expected.with_elements([type(e)(not e) for e in expected.elements])
        if expected.kind == "float":
            yield expected.with_elements([math.nan] * expected.size)
    if isinstance(expected, list):
        yield expected + expected
        yield expected[:-1]
        yield [*expected, None]
        yield [math.nan for _ in expected]
        yield [[value] for value in expected]
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        yield str(expected)


def _equal(value: Any, expected: Any) -> bool:
    return bool(frozen_value(value) == frozen_value(expected)) or value == expected
