"""Cases as plain data for marshal: on the way to and from the building process, and in the cache.

The cache of corpora is as trusted as the interpreter's own bytecode files, which are marshal too; a
checksum guards against damage. Nothing that a submission made ever comes this way.
"""

from typing import Any

from judge.model.case import Call, Case

SEED = 0
"""What every corpus is drawn from."""

Frozen = tuple[Any, ...]


def freeze(case: Case) -> Frozen:
    """A case as a tuple of builtins."""
    calls = [(call.name, call.arguments, call.receiver) for call in case.calls]
    return case.id, case.stage, calls, case.expected, case.choices


def thaw(frozen: Frozen) -> Case:
    """The case that `freeze` made a tuple of."""
    identifier, stage, calls, expected, choices = frozen
    return Case(
        id=identifier,
        stage=stage,
        calls=tuple([Call(*call) for call in calls]),
        expected=expected,
        choices=choices,
    )
