"""The search for the smallest input that fails as a given one does."""

import time
from collections.abc import Sequence

from msgspec.structs import replace

from judge.casegen.draw import shrink
from judge.casegen.reduce import reduce_input
from judge.explain.trial import Trial
from judge.model.case import Case, Input, size_of
from judge.model.caseid import encode_input
from judge.model.result import CaseResult
from judge.model.verdict import Verdict

HYPOTHESIS_SHARE = 0.6
"""Part of the time that Hypothesis may take before the steps by hand have their turn."""

HANG_LIMIT = 0.1
"""Seconds after which a smaller input counts as hanging, while a hang is made smaller."""


class Search:
    """The search for a smaller input that fails in the same way as the first one did."""

    def __init__(self, trial: Trial, start: CaseResult, end: float) -> None:
        self.trial = trial
        self.start = start
        self.best = start
        """The smallest failing result that has an id."""
        self.smallest = start.case.calls
        """The smallest failing input, named or not."""
        self.end = end
        self.memo: dict[str, bool] = {}
        self.time_limit = HANG_LIMIT if start.verdict is Verdict.TLE else None

    def out_of_time(self) -> bool:
        return time.monotonic() >= self.end

    def first_of(self, cases: Sequence[Case]) -> CaseResult | None:
        """The first of some cases that is smaller than the start and fails in the same way."""
        size = size_of(self.start.case.calls)
        for case in cases:
            if size_of(case.calls) >= size or self.out_of_time():
                return None
            result = self.trial.judge(case, self.time_limit)
            if result.kind == self.start.kind:
                self.best = result
                self.smallest = case.calls
                return result
        return None

    def fails(self, calls: Input) -> bool:
        """Whether an input fails in the same way; remembers the smallest that does."""
        key = repr(calls)
        known = self.memo.get(key)
        if known is not None or self.out_of_time():
            return bool(known)
        result = self.trial.judge_input(calls, self.time_limit)
        self.memo[key] = result.kind == self.start.kind
        if self.memo[key] and size_of(calls) < size_of(self.smallest):
            self.smallest = calls
            identifier = encode_input(calls)
            if identifier is not None:  # one that cannot be named could not be run again
                self.best = replace(result, case=replace(result.case, id=identifier))
        return self.memo[key]

    def shrink_choices(self, case: Case) -> None:
        """Let Hypothesis make the choices behind a case smaller, for a part of the time."""
        if case.choices:
            half = time.monotonic() + HYPOTHESIS_SHARE * (self.end - time.monotonic())
            shrink(self.trial.generator.strategy(), case.choices, self.fails, half)

    def reduce(self) -> None:
        """Take single steps on the smallest input, until none leads further."""
        reduce_input(self.smallest, self._fails_validly, self.out_of_time)

    def _fails_validly(self, calls: Input) -> bool:
        return not self.trial.generator.violations(calls) and self.fails(calls)
