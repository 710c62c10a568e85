"""The reference as an oracle: answers inputs in a worker of its own, like any submission."""

from collections.abc import Iterable
from typing import Any

import msgspec

from judge.engines.engine import MakeRunner
from judge.model.case import Input
from judge.model.errors import Fault, InvalidPackage, JudgeFault
from judge.model.outcome import Killed, Lost, Outcome, Raised, Returned, Tampered, Unloadable
from judge.model.plain import WrongType, fit
from judge.model.problem import Package
from judge.model.show import show_call
from judge.model.submission import Submission

PATIENCE = 5
"""Times the problem's time limit that the reference may take: a busy machine must not fault a package."""


class Reference:
    """Answers inputs with the package's own solution. A context manager; leaving it ends the worker.

    `make` makes the runner of code that is trusted.
    """

    def __init__(self, package: Package, make: MakeRunner) -> None:
        self.package = package
        problem = package.problem
        limits = msgspec.structs.replace(problem.limits, time=problem.limits.time * PATIENCE)
        submission = Submission(package.reference.read_bytes(), package.reference)
        self.runner = make(submission, problem.entry, limits)

    def run(self, calls: Input, *, want_arguments: bool = False) -> Outcome:
        """What happens when the reference gets an input: it may be an invalid one of a person's own."""
        return self.runner.run(calls, want_arguments=want_arguments)

    def answer(self, calls: Input) -> tuple[Any, ...]:
        """The right results of a valid input. Raises InvalidPackage if the reference has none."""
        outcome = self.run(calls)
        if isinstance(outcome, Lost):
            raise JudgeFault(
                f"The reference of '{self.package.problem.slug}' could not be run.", outcome.detail
            )
        if not isinstance(outcome, Returned):
            raise self._fault(calls, describe(outcome), line_of(outcome))
        try:
            return self.fit(calls, outcome.values)
        except WrongType as wrong:
            raise self._fault(calls, str(wrong)) from None

    def fit(self, calls: Input, values: Iterable[Any]) -> tuple[Any, ...]:
        """The results exactly as the stub's types say. Raises WrongType."""
        entry = self.package.problem.entry
        pairs = zip(calls, values, strict=True)
        return tuple([fit(value, entry.callable(call.name).returns) for call, value in pairs])

    def _fault(self, calls: Input, what: str, line: int = 0) -> InvalidPackage:
        text = "; ".join(show_call(call, 100) for call in calls[:3])
        message = f"the reference fails on {text}: {what}"
        fault = Fault(self.package.reference, line, "", message, "reference.fails")
        return InvalidPackage(self.package.problem.slug, [fault])

    def __enter__(self) -> "Reference":
        return self

    def __exit__(self, *_: object) -> None:
        self.runner.__exit__(None, None, None)


def line_of(outcome: Outcome) -> int:
    """The line of the submission at which it failed; 0 where that is not known."""
    match outcome:
        case Raised(frames=(*_, last)) | Unloadable(frames=(*_, last)) | Killed(frames=(*_, last)):
            return last.line
        case Unloadable(line=line):
            return line
    return 0


def describe(outcome: Outcome) -> str:
    """An outcome that is no result, in a few words."""
    match outcome:
        case Returned():
            return "returned"
        case Raised():
            return f"{outcome.type_name}: {outcome.message}".rstrip(": ")
        case Killed():
            return f"killed ({outcome.cause})"
        case Unloadable():
            return f"it cannot be loaded: {outcome.message}"
        case Tampered() | Lost():
            return outcome.detail
