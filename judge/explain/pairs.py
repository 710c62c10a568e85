"""What survives between calls: the smallest pair of inputs of which the second fails after the first."""

import time
from collections.abc import Sequence

from judge.casegen.reduce import reduce_input
from judge.explain.trial import Trial
from judge.model.case import Case, Input, size_of
from judge.model.result import CaseResult

CANDIDATES = 4
"""Inputs tried as the first and as the second of a pair."""

SMALL_SECONDS, LAST_SECONDS = 0.75, 1.5
"""Time for trying small pairs, and for the one that is surely there: each try takes a new process."""

REDUCE_SECONDS = 1.5
"""Time for making a pair smaller that has been found."""

Pair = tuple[Case, CaseResult]


def find_pair(trial: Trial, result: CaseResult, earlier: Sequence[Case]) -> Pair | None:
    """Two cases of which the second fails only after the first, both as small as time allows.

    `earlier` are the cases after which the failing one of `result` fails.
    """
    end = time.monotonic() + SMALL_SECONDS
    for first, second in _small_pairs(result.case, earlier):
        if time.monotonic() >= end:
            break
        if trial.fails_after([first], second) is not None:
            return _smaller_pair(trial, first, second)
    last = _last_needed(trial, earlier, result.case, time.monotonic() + LAST_SECONDS)
    if last is not None and trial.fails_after([last], result.case) is not None:
        return _smaller_pair(trial, last, result.case)
    return None


def _small_pairs(failing: Case, earlier: Sequence[Case]) -> list[tuple[Case, Case]]:
    """The pairs of small cases, and those of the failing one and what came before it; each once."""
    small = sorted(earlier, key=lambda case: size_of(case.calls))[:CANDIDATES]
    pairs = [(first, second) for second in [*small, failing] for first in [second, *small, *earlier[-2:]]]
    return list({(first.id, second.id): (first, second) for first, second in pairs}.values())


def _last_needed(trial: Trial, earlier: Sequence[Case], case: Case, end: float) -> Case | None:
    """The last case of the shortest beginning of `earlier` after which `case` fails."""
    passes, fails = 0, len(earlier)
    while fails - passes > 1:
        if time.monotonic() >= end:
            return None
        middle = (passes + fails) // 2
        if trial.fails_after(earlier[:middle], case) is None:
            passes = middle
        else:
            fails = middle
    return earlier[fails - 1]


def _smaller_pair(trial: Trial, first: Case, second: Case) -> Pair | None:
    """The pair made smaller, one after the other; None if it does not fail again in the end."""
    end = time.monotonic() + REDUCE_SECONDS

    def out_of_time() -> bool:
        return time.monotonic() >= end

    def second_fails(calls: Input) -> bool:
        case = trial.named(calls)
        return case is not None and trial.fails_after([first], case) is not None

    def fails_after_first(calls: Input) -> bool:
        case = trial.named(calls)
        return case is not None and trial.fails_after([case], second) is not None

    for _ in range(2):  # what one of them can do without depends on the other
        smaller = reduce_input(second.calls, second_fails, out_of_time)
        second = (trial.named(smaller) or second) if smaller != second.calls else second
        smaller = reduce_input(first.calls, fails_after_first, out_of_time)
        first = (trial.named(smaller) or first) if smaller != first.calls else first
    found = trial.fails_after([first], second)
    if found is None or not trial.judge_fresh(second).accepted:
        return None
    return first, found
