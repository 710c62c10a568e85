"""Everything that can go wrong outside of a submission, as exceptions with fields.

`UsageError` and `InvalidPackage` are a person's to mend (exit code 2); `JudgeFault` is ours (3).
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct


class JudgeError(Exception):
    """Base of all. `message` is one clear sentence; `advice` says what to do, and may be empty."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class UsageError(JudgeError):
    """A command that cannot be carried out as it was given."""


class UnknownProblem(UsageError):
    """No such slug in the bank. `suggestions` are close ones, best first."""

    def __init__(self, slug: str, suggestions: Sequence[str]) -> None:
        advice = f"Did you mean {' or '.join(suggestions)}?" if suggestions else "See `judge list`."
        super().__init__(f"There is no problem '{slug}'.", advice)
        self.slug = slug
        self.suggestions = tuple(suggestions)


class Fault(Struct, frozen=True, order=True):
    """One fault of a package. `line` counts from 1 and is 0 where there is none; `key` may be empty.

    `rule` is a stable word for the kind of fault; it is empty for those of reading a file.
    """

    path: Path
    line: int
    key: str
    message: str
    rule: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class InvalidPackage(JudgeError):
    """A problem package that cannot be used; `faults` lists everything wrong with it."""

    def __init__(self, slug: str, faults: Sequence[Fault]) -> None:
        many = f"{len(faults)} faults" if len(faults) != 1 else "a fault"
        super().__init__(f"The package of '{slug}' has {many}:")
        self.slug = slug
        self.faults = tuple(faults)


class JudgeFault(JudgeError):
    """The judge itself could not do its work. Never the submission's fault."""


class ComparisonFailed(JudgeFault):
    """A problem's own comparison raised an exception, which is the cause of this one."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(  # the text may hold an expected value, which solvers must not see
            f"The comparison of the problem failed with {kind}.",
            f"Report this to the author of the problem: {text}",
        )
        self.what = f"{kind}: {text}"


class TooLittleIsolation(JudgeFault):
    """This machine isolates submissions less than was asked for."""

    def __init__(self, tier: str, lowest: str, note: str) -> None:
        reason = f": {note}" if note else ""
        super().__init__(
            f"Submissions would run with the isolation '{tier}' here, and '{lowest}' is asked for{reason}.",
            f"`judge doctor` says how to get more; --allow-isolation {tier} takes the risk.",
        )
        self.tier = tier
        self.note = note
