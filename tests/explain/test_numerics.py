"""The line at which accuracy is lost: unstable formulas, and what is harmless in them."""

import math
import textwrap

import pytest

from judge.engines import protocol
from judge.engines.inside import codec
from judge.engines.native.sandbox import Sandbox
from judge.explain import numerics
from judge.explain.numerics import probes_of, suspect
from judge.model.accuracy import Breach, Suspect, Trace
from judge.model.case import Call, Case, Input
from judge.model.problem import Limits
from judge.model.signature import Callable, FunctionEntry, Parameter, Type
from tests.workers import runner

FLOATS = Type("list", (Type("float"),))
ENTRY = FunctionEntry(Callable("solve", (Parameter("xs", FLOATS),), FLOATS))
PLAIN = Limits(time=5.0, memory=256 << 20, output=1 << 20)
NUMPY = Limits(time=5.0, memory=256 << 20, output=1 << 20, packages=("numpy",))

SIGMOID = """
import math

def solve(xs):
    weights = [math.exp(x) for x in xs]
    return [weight / (1 + weight) for weight in weights]
"""
SIGMOID_OF_NUMPY = """
import numpy as np

def solve(xs):
    weights = np.exp(np.array(xs))
    total = 1 + weights
    return (weights / total).tolist()
"""
VARIANCE = """
def solve(xs):
    mean = sum(xs) / len(xs)
    centred = xs[0] - mean
    squares = sum([x * x for x in xs]) / len(xs)
    return [squares - mean * mean]
"""
LOG_OF_SOFTMAX = """
import numpy as np

def solve(xs):
    best = -np.inf
    for x in xs:
        best = max(best, x)
    weights = np.exp(np.array(xs) - best)
    share = weights / weights.sum()
    return np.log(share).tolist()
"""
UNIT = """
import numpy as np

def solve(xs):
    xs = np.array(xs)
    norm = np.sqrt((xs * xs).sum())
    unit = xs / norm
    return unit.tolist()
"""


def calls(*xs: float) -> Input:
    return (Call("solve", (list(xs),)),)


def found(
    sandbox: Sandbox,
    source: str,
    bad: Input,
    good: Input,
    got: str,
    error: float = math.inf,
    raised_at: int = 0,
) -> Suspect | None:
    """Return what is suspected in a source that breaks on one input and is right on another."""
    source = textwrap.dedent(source).lstrip()
    probes = probes_of(source)
    case = Case(id="bad", stage="accuracy", calls=bad, expected=([0.0],))
    breach = Breach(case=case, call=0, place="", exact="1.0", got=got, error=error, raised_at=raised_at)
    with runner(sandbox, source, ENTRY, NUMPY if "numpy" in source else PLAIN) as one:
        traces = one.trace(bad, probes), one.trace(good, probes)
    bad_trace, good_trace = traces
    assert bad_trace is not None and good_trace is not None
    return suspect(breach, bad_trace, good_trace, probes)


def place(one: Suspect | None) -> tuple[int, str, str]:
    assert one is not None
    return one.line, one.kind, one.why


def test_a_sigmoid_without_a_branch_overflows_where_exp_does(sandbox: Sandbox) -> None:
    one = found(sandbox, SIGMOID_OF_NUMPY, calls(1000.0), calls(1.0), "nan")
    assert place(one) == (4, "inf", numerics.EXP)


def test_an_exception_of_exp_is_blamed_on_its_line(sandbox: Sandbox) -> None:
    one = found(sandbox, SIGMOID, calls(1000.0), calls(1.0), "OverflowError: math range error", raised_at=4)
    assert place(one) == (4, "raised", numerics.EXP)


def test_a_variance_by_squares_cancels_where_the_squares_are_subtracted(sandbox: Sandbox) -> None:
    one = found(sandbox, VARIANCE, calls(1e8, 1e8 + 1, 1e8 + 2), calls(1.0, 2.0, 3.0), "0.0", 6e15)
    assert place(one) == (5, "loss", numerics.SQUARES)


def test_a_log_of_a_softmax_takes_the_logarithm_of_0_and_its_first_maximum_is_harmless(
    sandbox: Sandbox,
) -> None:
    one = found(sandbox, LOG_OF_SOFTMAX, calls(0.0, -1000.0), calls(0.0, -1.0), "-inf")
    assert place(one) == (9, "inf", numerics.LOG_ZERO)


def test_a_vanishing_norm_is_what_is_divided_by(sandbox: Sandbox) -> None:
    one = found(sandbox, UNIT, calls(3e-200, 4e-200), calls(3.0, 4.0), "inf")
    assert place(one) == (6, "inf", numerics.ZERO_DIVISOR)


def test_nothing_is_blamed_where_nothing_explains_the_error() -> None:
    case = Case(id="bad", stage="accuracy", calls=calls(1.0), expected=([0.0],))
    breach = Breach(case=case, call=0, place="", exact="1.0", got="0.5", error=4e15)
    assert suspect(breach, Trace((), {}), Trace((), {}), []) is None
    both = Trace(((3, "best", "-inf"),), {})
    infinite = Breach(case=case, call=0, place="", exact="1.0", got="nan", error=math.inf)
    assert suspect(infinite, both, both, []) is None


@pytest.mark.parametrize("source", ["def f(:", "x = 1", "a = b.pop() - c", "y = f(x) / next(it)"])
def test_no_operation_is_tried_again_that_could_change_something(source: str) -> None:
    assert probes_of(source) == []


def test_a_submission_that_ends_the_watching_is_blamed_for_nothing(sandbox: Sandbox) -> None:
    source = "import sys\n\ndef solve(xs):\n    sys.settrace(None)\n    sys._getframe().f_trace = None\n"
    source += "    ratio = xs[0] * 1e300\n    return [ratio]\n"
    assert found(sandbox, source, calls(1e300), calls(1.0), "inf") is None


@pytest.mark.parametrize("line", [(3, "x" * 1000, "nan"), (3, "x", "[red]"), (-1, "x", "nan"), (3, "x")])
def test_what_no_honest_worker_says_of_lines_is_refused(line: tuple[object, ...]) -> None:
    body = codec.encode(("traced", 1, (line,), ()), 10_000)
    with pytest.raises(protocol.ProtocolError):
        protocol.parse_reply(body)
