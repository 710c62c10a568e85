"""The two sides of a measurement, and the check that what was measured was right."""

import marshal
from typing import Any

from msgspec.structs import replace

from judge.casegen.batches import load
from judge.casegen.reference import Reference, describe
from judge.checking.assess import assess
from judge.checking.compare import Comparator
from judge.engines.native.meter import Allowance, Meter
from judge.engines.native.runner import Runner, Submission
from judge.engines.native.sandbox import Sandbox
from judge.model.case import Case, Input
from judge.model.errors import Fault, InvalidPackage, JudgeFault
from judge.model.growth import Batch, Timing
from judge.model.outcome import Lost, Outcome, Raised, Returned, Unloadable
from judge.model.plain import WrongType
from judge.model.problem import Package
from judge.model.result import CaseResult
from judge.model.show import source_text

SECRET_SECONDS, SECRET_PART, SECRET_FACTOR = 0.002, 0.25, 1.5
"""Seconds of processor time outside of the measured call that do not count, or part of the call's own,
besides so many times the reference's: it varies, and what a submission keeps makes collecting garbage take
longer. One of 300 runs of honest ones exceeded that on a busy machine, which repeats forgive."""


class WrongWhileMeasured(Exception):
    """A run that was measured did not give what judging it by itself gives."""

    def __init__(self, result: CaseResult) -> None:
        super().__init__(result.message)
        self.result = result


class NeedsOwnCopies(Exception):
    """The inputs of a batch must not share anything: the submission changes what it is given."""


class Sides:
    """Submission and reference, each in a worker of its own. A context manager; leaving it ends both."""

    def __init__(
        self,
        package: Package,
        submission: Submission,
        sandbox: Sandbox,
        compare: Comparator,
        allowance: Allowance | None = None,
    ) -> None:
        self.package = package
        self.compare = compare
        self.source = source_text(submission.source)
        self.entry = package.problem.entry
        self.reference_of = Reference(package, sandbox)
        self.judging = Runner(sandbox, submission, self.entry, package.problem.limits)
        """Judges single inputs as every other stage does, where a measured result is in doubt."""
        self.yours = Meter(Runner(sandbox, submission, self.entry, package.problem.limits), allowance)
        self.reference = Meter(self.reference_of.runner)
        self.fails_after_others = False
        """Whether the submission was wrong in a run of several inputs, and right for that one by itself."""

    def check(self, batch: Batch, strict: bool = False) -> float:
        """See that the last run of both sides had equal results. Gives the seconds that the submission has
        worked outside of the measured time, to be counted as if it had done so inside.

        Raises WrongWhileMeasured if the submission is wrong, NeedsOwnCopies if it may be right.
        """
        got = self.yours.results(batch.calls)
        wanted = self.reference.results(batch.calls)
        if not isinstance(wanted, Returned):
            raise self.fault(batch, wanted)
        if isinstance(got, Returned) and _alike(got.values, wanted.values):
            return self._secret_seconds()
        inputs = load(batch)
        calls = tuple([call for one in inputs for call in one])
        expected = self._fitted(calls, wanted)
        result = self._assess(batch, calls, expected, got)
        if result.accepted:
            return self._secret_seconds()
        index = _input_of(inputs, result.call)
        expected = _part(expected, inputs, index)
        if not strict:
            self.judge_alone(batch, inputs[index], expected)
            raise NeedsOwnCopies
        self.fails_after_others = len(inputs) > 1
        raise WrongWhileMeasured(self._assess(batch, inputs[index], expected, _of_input(got, inputs, index)))

    def _secret_seconds(self) -> float:
        """What the submission has worked in the last run before or after it was asked to.

        Taking its input apart and sending its results is our own code's work, the same on both sides.
        """
        free = SECRET_FACTOR * self.reference.outside
        free += max(SECRET_SECONDS, SECRET_PART * self.yours.inside)
        return max(self.yours.outside - free, 0.0)

    def judge_alone(self, batch: Batch, calls: Input, expected: tuple[object, ...]) -> None:
        """Judge one input as every other stage does. Raises WrongWhileMeasured if it is not accepted."""
        result = self._assess(batch, calls, expected, self.judging.run(calls))
        if not result.accepted:
            raise WrongWhileMeasured(result)

    def failed(self, batch: Batch, outcome: Outcome) -> CaseResult:
        """The failing result behind a run that did not come to its end."""
        inputs = load(batch)
        index = _input_of(inputs, outcome.call) if isinstance(outcome, Raised) else 0
        calls = inputs[index]
        if isinstance(outcome, Raised) and len(inputs) > 1:
            alone = self.judging.run(calls)
            after_others = isinstance(alone, Returned | Unloadable)
            outcome = _of_input(outcome, inputs, index) if after_others else alone
        return self._assess(batch, calls, self.reference_of.answer(calls), outcome)

    def fault(self, batch: Batch, outcome: Outcome | Timing) -> Exception:
        """The reference failed: whose fault is it?"""
        if isinstance(outcome, Lost):
            return JudgeFault("The reference could not be measured.", outcome.detail)
        took = (
            f"it takes more than {outcome.seconds:g} s" if isinstance(outcome, Timing) else describe(outcome)
        )
        message = f"the reference fails on the family {batch.family} at {batch.n}: {took}"
        return InvalidPackage(self.package.problem.slug, [Fault(self.package.reference, 0, "", message)])

    def _fitted(self, calls: Input, outcome: Returned) -> tuple[object, ...]:
        try:
            return self.reference_of.fit(calls, outcome.values)
        except WrongType as wrong:
            fault = Fault(self.package.reference, 0, "", str(wrong))
            raise InvalidPackage(self.package.problem.slug, [fault]) from None

    def _assess(
        self, batch: Batch, calls: Input, expected: tuple[object, ...], outcome: Outcome
    ) -> CaseResult:
        """What an outcome is worth for some calls of a batch."""
        name = f"growth/{batch.family}/{batch.n}"
        case = Case(id=name, stage="growth", calls=calls, expected=expected)
        return assess(case, outcome, self.entry, self.compare)

    def close(self) -> None:
        for end in (self.yours.close, self.reference.close, self.judging.discard):
            end()

    def __enter__(self) -> "Sides":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _alike(got: tuple[Any, ...], wanted: tuple[Any, ...]) -> bool:
    """Whether results are the same to the last type: no comparison could find a difference."""
    try:
        return marshal.dumps(got, 2) == marshal.dumps(wanted, 2)
    except ValueError:  # something that is no plain value
        return False


def _input_of(inputs: list[Input], call: int) -> int:
    """The index of the input that holds the call with an index among all calls."""
    for index, calls in enumerate(inputs):
        if call < len(calls):
            return index
        call -= len(calls)
    return len(inputs) - 1


def _of_input(outcome: Outcome, inputs: list[Input], index: int) -> Outcome:
    """What happened to the calls of one of several inputs."""
    match outcome:
        case Returned():
            return replace(outcome, values=_part(outcome.values, inputs, index))
        case Raised():
            before = sum(map(len, inputs[:index]))
            values = _part(outcome.values, inputs, index)
            return replace(outcome, values=values, call=min(outcome.call - before, len(values)))
    return outcome


def _part(results: tuple[Any, ...], inputs: list[Input], index: int) -> tuple[Any, ...]:
    """The results of the calls of one of several inputs."""
    before = sum(map(len, inputs[:index]))
    return results[before : before + len(inputs[index])]
