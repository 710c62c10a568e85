"""Hypothesis, put to the three uses that the judge has for it: draw a corpus, explore, shrink.

The choices behind a drawn input are kept as bytes, so that a failing one can be replayed into
Hypothesis and shrunk without drawing anew.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any
from unittest import SkipTest

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis.control import current_build_context
from hypothesis.database import ExampleDatabase, choices_to_bytes
from hypothesis.internal.conjecture import providers
from hypothesis.strategies import SearchStrategy

from judge.model.case import Input

# Hypothesis mixes constants from the source of local modules into what it draws. Whether ours count as
# local depends on how judge is installed, so this is switched off: a corpus is the same everywhere.
setattr(providers, "is_local_module_file", lambda path: False)  # noqa: B010


UNSTABLE = (hypothesis.errors.Flaky, SkipTest)
"""What Hypothesis raises for a submission that answers differently each time, which the pipeline finds out by
itself, and for choices that fit nothing any more."""


class _Stop(BaseException):
    """Ends a run of Hypothesis from inside. Not an Exception, or Hypothesis would try to shrink it."""


class _Interesting(Exception):
    """What a failing input raises: one type at one line, so that Hypothesis sees one failure."""


class _OneExample(ExampleDatabase):
    """A database that holds one example of any test, and forgets what it is told.

    The example stands in the secondary corpus: what the primary one holds counts as shrunk already.
    """

    def __init__(self, choices: bytes) -> None:
        super().__init__()
        self.choices = choices

    def fetch(self, key: bytes) -> Iterable[bytes]:
        if key.endswith(b".secondary"):
            yield self.choices

    def save(self, key: bytes, value: bytes) -> None:
        pass

    def delete(self, key: bytes, value: bytes) -> None:
        pass


def draw(strategy: SearchStrategy[Input], wanted: int, seed: int) -> list[tuple[Input, bytes]]:
    """`wanted` distinct inputs with their choices; fewer if the strategy has no more to give.

    Raises what the strategy raises, every time or only sometimes.
    """
    found: dict[str, tuple[Input, bytes]] = {}

    def keep(calls: Input) -> None:
        found.setdefault(repr(calls), (calls, _choices()))
        if len(found) >= wanted:
            raise _Stop

    try:
        _run(keep, strategy, seed=seed, phases=(Phase.generate,), max_examples=4 * wanted)
    except hypothesis.errors.Flaky as flaky:
        raise _cause(flaky) from None
    return list(found.values())


def explore(
    strategy: SearchStrategy[Input], seconds: float, seed: int, fails: Callable[[Input, bytes], bool]
) -> int:
    """Draw inputs for some time or until one fails; how many were tried.

    `fails` gets each input with the choices behind it.
    """
    end = time.monotonic() + seconds
    tried = 0
    failed = False

    def attempt(calls: Input) -> None:
        nonlocal tried, failed
        tried += 1
        failed = fails(calls, _choices())
        if failed or time.monotonic() >= end:
            raise _Stop

    while not failed and time.monotonic() < end:
        with suppress(*UNSTABLE):
            _run(attempt, strategy, seed=seed, phases=(Phase.generate,), max_examples=100_000)
        seed += 1
    return tried


def shrink(
    strategy: SearchStrategy[Input], choices: bytes, is_failing: Callable[[Input], bool], end: float
) -> None:
    """Let Hypothesis shrink the input behind `choices`; `is_failing` sees every attempt.

    Returns when Hypothesis is done, or at the monotonic time `end`.
    """

    def attempt(calls: Input) -> None:
        if time.monotonic() >= end:
            raise _Stop
        if is_failing(calls):
            raise _Interesting

    phases = (Phase.reuse, Phase.shrink)
    with suppress(*UNSTABLE):
        _run(attempt, strategy, phases=phases, max_examples=100_000, database=_OneExample(choices))


def _run(
    body: Callable[[Input], None],
    strategy: SearchStrategy[Input],
    *,
    seed: int | None = None,
    phases: tuple[Phase, ...],
    max_examples: int,
    database: ExampleDatabase | None = None,
) -> None:
    def test(calls: Input) -> None:
        body(calls)

    configured: Any = settings(
        phases=phases,
        max_examples=max_examples,
        database=database,
        deadline=None,
        derandomize=False,
        report_multiple_bugs=False,
        print_blob=False,
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )(given(strategy)(test))
    try:
        if seed is not None:  # a seeded run does not look into its database
            configured = hypothesis.seed(seed)(configured)
        configured()
    except (_Stop, _Interesting):
        pass


def _cause(flaky: BaseException) -> BaseException:
    """What was raised once and not again."""
    while isinstance(flaky, BaseExceptionGroup):
        flaky = flaky.exceptions[0]
    return flaky


def _choices() -> bytes:
    return choices_to_bytes(current_build_context().data.choices)
