"""Cases as plain data for marshal: on the way to and from the building process, and in the cache.

The cache of corpora is as trusted as the interpreter's own bytecode files, which are marshal too; a
checksum guards against damage. Nothing that a submission made ever comes this way.
"""

from typing import Any

from judge.model.array import pack, unpack
from judge.model.case import Call, Case

SEED = 0
"""What every corpus is drawn from."""

Frozen = tuple[Any, ...]


def freeze(case: Case) -> Frozen:
    """Return a case as a tuple of builtins, with a sixth member where there are arrays in it."""
    calls = [(call.name, call.arguments, call.receiver) for call in case.calls]
    packed = pack(calls), pack(case.expected)
    if packed == (calls, case.expected):
        return case.id, case.stage, calls, case.expected, case.choices
    return case.id, case.stage, packed[0], packed[1], case.choices, True


def thaw(frozen: Frozen) -> Case:
    """The case that `freeze` made a tuple of."""
    identifier, stage, calls, expected, choices, *packed = frozen
    if packed:
        calls, expected = unpack(calls), unpack(expected)
    return Case(
        id=identifier,
        stage=stage,
        calls=tuple([Call(*call) for call in calls]),
        expected=expected,
        choices=choices,
    )
