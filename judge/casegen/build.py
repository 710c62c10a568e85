"""Builds the corpus of one problem. Runs as a process of its own, started by `corpus`.

A clean process, because nothing that the caller has done (imports, seeds, patches) may change which
cases are drawn: everybody who has the same package and the same Hypothesis gets the same corpus.
"""

import contextlib
import itertools
import marshal
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any, NoReturn

import msgspec

from judge.casegen import exact, vectorized
from judge.casegen import reference as reference_module
from judge.casegen import yardstick as yardsticks
from judge.casegen.draw import draw
from judge.casegen.frozen import SEED, freeze, thaw
from judge.casegen.generator import Generator, comparator_of, generator_fails, line_in
from judge.casegen.reference import Reference
from judge.casegen.yardstick import Yardstick, degree_of
from judge.checking.compare import Comparator
from judge.engines.counted import counter as counter_module
from judge.engines.counted.counter import Counter
from judge.engines.counted.engine import CountedEngine, component_digest
from judge.engines.engine import CaseEngine, MakeRunner
from judge.model.bound import parse_bound
from judge.model.case import MISSING, Call, Case, Input, size_of
from judge.model.errors import Fault, InvalidPackage, JudgeError
from judge.model.problem import Package, Problem
from judge.model.show import show_call
from judge.model.signature import ClassEntry
from judge.model.submission import Submission
from judge.processors import end_with_parent

WIDTH = 120
"""Characters of a call inside a sentence."""

DRAWN = 300
"""Distinct cases drawn from the designed strategy."""

PAIRS = 30
"""Cases of a class problem with two objects alive at once, made of two drawn ones each."""

FAMILY_SIZES = {1: (40, 400, 1000), 2: (12, 40, 150), 3: (6, 20, 50)}
"""Sizes at which each growth family is also a case for correctness, by the power of n of the bound: a right
solution takes a moment there."""


def build(package: Package, written: Sequence[Case], make: MakeRunner) -> list[Case]:
    """Every case of a package with the answers of its reference, in the order of judging.

    `written` are the samples and the hidden cases; the rest comes from the generator. `make` makes the
    runner of the reference.

    Raises InvalidPackage if the package contradicts itself: the generator fails, the reference fails,
    an input breaks the constraints, or a written expectation differs from the reference's answer.
    """
    generator = Generator(package)
    faults: list[Fault] = []
    invalid: dict[str, list[Case]] = {}
    cases: list[Case] = []
    compare = comparator_of(package)
    with Reference(package, make) as reference:
        for case in [*written, *generated(generator), *vectorized.cases(generator)]:
            broken = generator.violations(case.calls)
            if broken and case.stage == "generated":
                invalid.setdefault(broken[0], []).append(case)
                continue
            if broken:
                message = f"the input breaks a rule: {broken[0]}"
                faults.append(Fault(_place(package, case), 0, case.id, message, "cases.invalid"))
                continue
            answers = reference.answer(case.calls)
            faults += _contradictions(package, case, answers, compare)
            cases.append(_with_expected(case, answers))
    faults += [_breaking(package, rule, found) for rule, found in invalid.items()]
    if faults:
        raise InvalidPackage(package.problem.slug, faults)
    return cases


def _breaking(package: Package, rule: str, found: Sequence[Case]) -> Fault:
    """The fault of generated cases, the smallest first, that break a rule."""
    smallest = "; ".join(show_call(call, WIDTH) for call in found[0].calls[:2])
    ids = ", ".join(case.id for case in found[:3]) + (", ..." if len(found) > 3 else "")
    many = "a generated input breaks" if len(found) == 1 else f"{len(found):,} generated inputs break"
    message = f"{many} a rule: {rule}; the smallest is {smallest} ({ids})"
    return Fault(package.generate, 0, "", message, "cases.invalid")


def build_yardstick(package: Package, cache: Path, ladder: int) -> Yardstick:
    """Return what submissions are counted against. Raises InvalidPackage if a family or reference fails."""
    problem = package.problem
    reference = Submission(package.reference.read_bytes(), package.reference)
    with CountedEngine(cache) as engine:
        counter = Counter(engine, reference, problem.entry, problem.limits)
        return yardsticks.build(Generator(package), counter, component_digest(), ladder)


def generated(generator: Generator) -> list[Case]:
    """The cases of the stage `generated`, without repetitions, the smallest first."""
    cases: dict[str, Case] = {}
    for identifier, calls, choices in _inputs(generator):
        case = Case(id=identifier, stage="generated", calls=calls, expected=(), choices=choices)
        cases.setdefault(repr(calls), case)
    return sorted(cases.values(), key=lambda case: size_of(case.calls))


def _inputs(generator: Generator) -> Iterator[tuple[str, Input, bytes]]:
    drawn = draw(generator.strategy(), DRAWN, SEED)
    for number, (calls, choices) in enumerate(drawn, 1):
        yield f"drawn/{number}", calls, choices
    for number, calls in enumerate(generator.exhaustive(), 1):
        yield f"small/{number}", calls, b""
    if isinstance(generator.entry, ClassEntry):
        sequences = [calls for calls, _ in drawn]
        for number, pair in enumerate(zip(sequences[:PAIRS], sequences[PAIRS:], strict=False), 1):
            yield f"pair/{number}", interleaved(*pair), b""
    for number, calls in enumerate(generator.large(), 1):
        yield f"large/{number}", calls, b""
    for family in generator.families:
        for n in family_sizes(generator.package.problem):
            name = f"family/{family.__name__}/{n}"
            yield name, generator.family_inputs(family, n, Random(f"{SEED}/{name}"))[0], b""


def family_sizes(problem: Problem) -> tuple[int, ...]:
    """Return sizes of the growth families as cases: where a run may take its time, smaller ones."""
    return FAMILY_SIZES[min(max(degree_of(parse_bound(problem.complexity.time)), 1), 3)]


def interleaved(one: Input, other: Input) -> Input:
    """Two sequences of calls as one with two objects: both are constructed, then called in turn."""
    calls = [one[0], Call(other[0].name, other[0].arguments, 1)]
    for mine, theirs in itertools.zip_longest(one[1:], other[1:]):
        if mine is not None:
            calls.append(mine)
        if theirs is not None:
            calls.append(Call(theirs.name, theirs.arguments, 1))
    return tuple(calls)


def _contradictions(
    package: Package, case: Case, answers: tuple[Any, ...], compare: Comparator
) -> Iterator[Fault]:
    """Where the author's expected values differ from the reference's answers."""
    for call, expected, answer in zip(case.calls, case.expected, answers, strict=False):
        if expected is MISSING or (call.name == package.problem.entry.name and len(case.calls) > 1):
            continue
        try:
            difference = compare(call.arguments, expected, answer)
        except (Exception, SystemExit) as error:
            line = line_in(error, package.compare)
            message = f"{type(error).__name__}: {error}"
            fault = Fault(package.compare, line, case.id, message, "comparison.fails")
            raise InvalidPackage(package.problem.slug, [fault]) from error
        if difference is not None:
            message = f"the reference does not answer what is expected: {difference.message}"
            yield Fault(_place(package, case), 0, case.id, message, "cases.expected")


def _place(package: Package, case: Case) -> Path:
    """The file that a case comes from."""
    written = {"samples": package.folder / "samples.yaml", "hidden": package.folder / "hidden" / "cases.yaml"}
    return written.get(case.stage, package.generate)


def _with_expected(case: Case, answers: tuple[Any, ...]) -> Case:
    given = case.expected or (MISSING,) * len(answers)
    expected = tuple(b if a is MISSING else a for a, b in zip(given, answers, strict=True))
    return Case(id=case.id, stage=case.stage, calls=case.calls, expected=expected, choices=case.choices)


def main() -> int:
    """Read an order from stdin, write the answer to stdout, both marshal (see `corpus`).

    The one argument is the process that wants it, with which this one ends.
    """
    end_with_parent(int(sys.argv[1]))
    answer_fd = os.dup(1)
    os.dup2(2, 1)  # a print in the package must not end up inside the answer
    order = marshal.loads(sys.stdin.buffer.read())
    package = Package(
        problem=msgspec.msgpack.decode(order["problem"], type=Problem),
        folder=Path(order["folder"]),
        solutions=Path(order["solutions"]),
        digest=order["digest"],
    )
    answer: tuple[Any, ...]
    engine = CaseEngine(Path(order["cache"]), [Path(secret) for secret in order["secrets"]])
    try:
        with _limited(order["seconds"]), engine:
            built: Any
            if order["what"] == "cases":
                cases = build(package, [thaw(case) for case in order["written"]], engine.trusted)
                built = [freeze(case) for case in cases]
            elif order["what"] == "accuracy":
                built = exact.freeze(exact.build(package, engine.trusted))
            else:
                ladder = int(order["what"].removeprefix("growth"))
                built = yardsticks.freeze(build_yardstick(package, Path(order["cache"]), ladder))
        answer = ("built", built)
    except (Exception, SystemExit, _TimeIsUp) as error:
        answer = _answer_for(error, package)
    with os.fdopen(answer_fd, "wb") as stream:
        stream.write(marshal.dumps(answer))
    return 0


class _TimeIsUp(BaseException):
    """Making the cases has taken as long as it may. No Exception, which others would take for their own."""


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raises _TimeIsUp in the body after so many seconds, where a system has such alarms."""
    if not hasattr(signal, "setitimer"):
        yield  # whoever started this process ends it
        return
    signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _give_up(number: int, frame: FrameType | None) -> NoReturn:
    raise _TimeIsUp


def _still_at(error: _TimeIsUp, package: Package) -> Fault:
    """The fault of what was at work when time was up: the reference, a comparison, or the generator."""
    message = "making the cases takes too long; it was at "
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename == reference_module.__file__ or frame.filename == counter_module.__file__:
            message += "the reference, which has to answer hundreds of inputs, and large ones, within seconds"
            return Fault(package.reference, 0, "", message, "reference.fails")
        for path, rule in (
            (package.compare, "comparison.fails"),
            (package.exact, "accuracy.exact"),
            (package.generate, "generator.fails"),
        ):
            if frame.filename == str(path):
                what = {"<module>": "what stands at top level", "<lambda>": "a lambda"}
                message += what.get(frame.name, f"{frame.name}()")
                return Fault(path, frame.lineno or 0, "", message, rule)
    return Fault(package.generate, 0, "", f"{message}drawing inputs", "generator.fails")


def _answer_for(error: BaseException, package: Package) -> tuple[Any, ...]:
    """What went wrong, as an answer; what the generator raises while it draws is its author's to mend."""
    if isinstance(error, JudgeError) and not isinstance(error, InvalidPackage):
        return ("error", error.message, error.advice)
    if isinstance(error, _TimeIsUp):
        error = InvalidPackage(package.problem.slug, [_still_at(error, package)])
    if not isinstance(error, InvalidPackage):
        line = line_in(error, package.generate)
        error = generator_fails(package, f"{type(error).__name__}: {error}", line)
    return ("faults", [(str(f.path), f.line, f.key, f.message, f.rule) for f in error.faults])


if __name__ == "__main__":
    sys.exit(main())
