"""What tests of NumPy need: entry points over arrays, and submissions that may import it."""

import textwrap
from pathlib import Path
from typing import Any

from judge.engines.native.runner import Runner
from judge.engines.native.sandbox import Sandbox
from judge.model import signature
from judge.model.array import Array, from_lists
from judge.model.case import Call
from judge.model.outcome import Outcome
from judge.model.problem import Limits
from judge.model.signature import FunctionEntry, Parameter, Type
from judge.model.submission import Submission
from tests.workers import LIMITS

ARRAY = Type("array", (Type("float"),))
INTS = Type("array", (Type("int"),))
BOOLS = Type("array", (Type("bool"),))


def limits(**changes: Any) -> Limits:
    """Limits of a problem whose solutions may import NumPy."""
    given = {"time": LIMITS.time, "memory": LIMITS.memory, "output": LIMITS.output, "packages": ("numpy",)}
    return Limits(**{**given, **changes})


def entry(returns: Type = ARRAY, **parameters: Type) -> FunctionEntry:
    """`solve` over arrays; of one array called x, unless parameters are named."""
    named = parameters or {"x": ARRAY}
    made = tuple([Parameter(name, kind) for name, kind in named.items()])
    return FunctionEntry(signature.Callable("solve", made, returns))


def floats(nested: Any) -> Array:
    return from_lists(nested, "float")


def ints(nested: Any) -> Array:
    return from_lists(nested, "int")


def bools(nested: Any) -> Array:
    return from_lists(nested, "bool")


def runner(sandbox: Sandbox, source: str, made: FunctionEntry | None = None, **changes: Any) -> Runner:
    """A runner for a submission that may import NumPy, which is imported as np for it."""
    text = f"import numpy as np\n{textwrap.dedent(source)}".encode()
    return Runner(sandbox, Submission(text, Path("solution.py")), made or entry(), limits(**changes))


def outcome_of(sandbox: Sandbox, source: str, *arguments: Any, **changes: Any) -> Outcome:
    """What happens when a submission's `solve` is called once, with one array unless others are given."""
    given = arguments or (floats([[1.0, 2.0], [3.0, 4.0]]),)
    names = {f"x{i}": ARRAY for i, _ in enumerate(given)}
    with runner(sandbox, source, entry(**names), **changes) as once:
        return once.run((Call("solve", tuple(given)),))
