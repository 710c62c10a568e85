"""Exact answers of a package: kept as floats with what is left beside them, and faults that name their
place."""

from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest

from judge.casegen import exact
from judge.catalog.bank import Bank
from judge.engines.native.runner import Runner
from judge.engines.native.sandbox import Sandbox
from judge.model.accuracy import AccuracyBound, Ladder
from judge.model.errors import InvalidPackage
from tests import packages

PROBLEM = packages.PROBLEM.replace("growth: 1}", "growth: 1, accuracy: 1}").replace(
    "hints:", "accuracy: {ulps: 4, factor: 2}\nhints:"
)
STUB = packages.STUB.replace("int", "float")
GENERATE = f"""{packages.GENERATE}

def thirds(magnitude, random):
    \"\"\"Numbers near a large one.\"\"\"
    return ([magnitude, magnitude + 1.0],)


magnitudes = {{thirds: (1, 1e3)}}
"""
REFERENCE = "def double(values):\n    return [v / 3 for v in values]\n"
EXACT = """from fractions import Fraction


def double(values):
    return [Fraction(v) / 3 for v in values]
"""


def build(root: Path, sandbox: Sandbox, **changed: str) -> tuple[Ladder, ...]:
    files = {"problem": PROBLEM, "stub": STUB, "generate": GENERATE, "reference": REFERENCE, "exact": EXACT}
    package = Bank(packages.write_function_bank(root, **{**files, **changed}), root / "cache").load("double")
    return exact.build(package, partial(Runner, sandbox))


def test_each_number_is_the_nearest_float_and_the_rest(tmp_path: Path, sandbox: Sandbox) -> None:
    (ladder,) = build(tmp_path, sandbox)
    assert (ladder.family, ladder.about) == ("thirds", "Numbers near a large one.")
    assert [step.magnitude for step in ladder.steps] == [1.0, 1000.0]
    (one,) = ladder.steps[0].cases
    assert one.case.expected == ([1 / 3, 2 / 3],)
    third = (Fraction(1, 3) - Fraction(1 / 3)) * 2**54
    assert one.rests[-2] == float(third)
    assert one.reference == pytest.approx(abs(float(third)))


def test_what_is_frozen_thaws_to_the_same(tmp_path: Path, sandbox: Sandbox) -> None:
    ladders = build(tmp_path, sandbox)
    assert exact.thaw(exact.freeze(ladders)) == ladders


@pytest.mark.parametrize(
    ("name", "old", "new", "message", "file"),
    [
        ("exact", "Fraction(v) / 3", "Fraction(v) / 0", "ZeroDivisionError: Fraction(1, 0)", "exact.py"),
        ("exact", "[Fraction(v) / 3 for v in values]", "'x'", "expected list[float], got str", "exact.py"),
        ("exact", "import Fraction", "import Nothing", "cannot be imported: ImportError", "exact.py"),
        ("generate", "(1, 1e3)", "(1,)", "two numbers or more that grow", "generate.py"),
        ("generate", "(1, 1e3)", "(3, 2)", "two numbers or more that grow", "generate.py"),
        ("generate", "{thirds: (1, 1e3)}", "(thirds,)", "`magnitudes` must be a dict", "generate.py"),
        ("generate", "[magnitude, ", "[0.0] * 20_000 + [", "breaks a rule: at most 10000", "generate.py"),
        ("generate", "[magnitude, ", "[1 / 0, ", "thirds() at magnitude 1: ZeroDivisionError", "generate.py"),
    ],
)
def test_each_mistake_of_an_author_has_its_message(
    tmp_path: Path, sandbox: Sandbox, name: str, old: str, new: str, message: str, file: str
) -> None:
    text = {"exact": EXACT, "generate": GENERATE}[name]
    assert old in text
    with pytest.raises(InvalidPackage) as refused:
        build(tmp_path, sandbox, **{name: text.replace(old, new)})
    (fault,) = refused.value.faults
    assert message in fault.message
    assert fault.path.name == file


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{ulps: 4, factor: 2}", "{ulps: 0}", "a number from 1 to"),
        ("{ulps: 4, factor: 2}", "{ulp: 4}", "unknown key; known are ulps, factor, smallest"),
        ("accuracy: {ulps: 4, factor: 2}\n", "", "hidden/exact.py is there, and no `accuracy: {ulps: ...}`"),
        (", accuracy: 1}", "}", "the key is missing"),
    ],
)
def test_each_fault_of_the_bound_has_its_message(
    tmp_path: Path, sandbox: Sandbox, old: str, new: str, message: str
) -> None:
    with pytest.raises(InvalidPackage) as refused:
        build(tmp_path, sandbox, problem=PROBLEM.replace(old, new))
    assert message in " ".join(fault.message for fault in refused.value.faults)


def test_magnitudes_and_an_oracle_are_asked_for(tmp_path: Path, sandbox: Sandbox) -> None:
    with pytest.raises(InvalidPackage) as refused:
        build(tmp_path, sandbox, generate=packages.GENERATE, exact="def other(): ...\n")
    assert [fault.message for fault in refused.value.faults] == [
        "it must define `double`",
        "it must define `magnitudes`",
    ]


def test_the_reference_counts_as_one_unit_at_least_and_its_factor_stays_below_the_bound() -> None:
    bound = AccuracyBound(ulps=100, factor=10, smallest=1.0)
    assert [bound.allowed(reference) for reference in (0.0, 0.5, 3.0, 50.0)] == [10, 10, 30, 100]
    assert AccuracyBound(ulps=100, smallest=1.0).allowed(50.0) == 100
