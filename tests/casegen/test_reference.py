"""The reference answers like any submission, exactly in the stub's types, or it is a fault of the package."""

from functools import partial
from pathlib import Path

import pytest

from judge.casegen.reference import Reference, describe
from judge.catalog.bank import Bank
from judge.engines.native.isolation import Interpreter
from judge.engines.native.runner import Runner
from judge.engines.native.sandbox import Sandbox
from judge.model.case import Call
from judge.model.errors import InvalidPackage, JudgeFault
from judge.model.outcome import Killed, Lost, Output, Raised, Returned, Tampered, Unloadable, Usage
from judge.model.problem import Package
from tests import packages, workers

nothing_left_behind = workers.nothing_left_behind
pytestmark = pytest.mark.usefixtures("nothing_left_behind")

QUICK = packages.PROBLEM.replace("time: 1\n", "time: 0.1\n")
INPUT = (Call("double", ([1, 2],)),)


def package_with(root: Path, reference: str) -> Package:
    return Bank(packages.write_function_bank(root, reference=reference, problem=QUICK), root / "cache").load(
        "double"
    )


def test_the_reference_answers_inputs_of_a_function(tmp_path: Path, sandbox: Sandbox) -> None:
    package = package_with(tmp_path, packages.REFERENCE)
    with Reference(package, partial(Runner, sandbox)) as reference:
        assert reference.answer(INPUT) == ([2, 4],)
        assert reference.answer((Call("double", ([],)),)) == ([],)


def test_the_reference_answers_every_call_of_a_sequence(tmp_path: Path, sandbox: Sandbox) -> None:
    package = Bank(packages.write_class_bank(tmp_path), tmp_path / "cache").load("adder")
    with Reference(package, partial(Runner, sandbox)) as reference:
        calls = (Call("Adder", (1,)), Call("add", ((2, 3),)), Call("add", ((),)))
        assert reference.answer(calls) == (None, 6, 6)


def test_answers_have_the_containers_of_the_stub(tmp_path: Path, sandbox: Sandbox) -> None:
    package = package_with(tmp_path, "def double(values): return tuple(2 * v for v in values)\n")
    with Reference(package, partial(Runner, sandbox)) as reference:
        (answer,) = reference.answer(INPUT)
    assert answer == [2, 4]
    assert type(answer) is list


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def double(values): return 1 // 0\n", "ZeroDivisionError: integer division or modulo by zero"),
        ("def double(values): return 'x'\n", "wrong type: expected list[int], got str"),
        (
            "def double(values): return [v / 2 for v in values]\n",
            "wrong type at [0]: expected int, got float",
        ),
        ("def double(values):\n    while True: pass\n", "killed (time)"),
        ("def double(values): print('x' * 10**6)\n", "killed (output)"),
        ("import os\ndef double(values): os._exit(0)\n", "killed (exit)"),
        ("def double(values, more): return 1\n", "must take 1 parameter"),
        ("1 / 0\ndef double(values): return 1\n", "cannot be loaded: division by zero"),
    ],
    ids=["raises", "another type", "floats", "hangs", "floods", "exits", "wrong arity", "cannot be imported"],
)
def test_a_reference_without_an_answer_is_a_fault_that_shows_the_input(
    tmp_path: Path, sandbox: Sandbox, source: str, words: str
) -> None:
    package = package_with(tmp_path, source)
    with Reference(package, partial(Runner, sandbox)) as reference, pytest.raises(InvalidPackage) as caught:
        reference.answer(INPUT)
    (fault,) = caught.value.faults
    assert fault.path == package.reference
    assert "the reference fails on double([1, 2])" in fault.message
    assert words in fault.message


def test_a_machine_that_runs_nothing_is_no_fault_of_the_package(tmp_path: Path, cache: Path) -> None:
    broken = Sandbox(cache, [], Interpreter(Path("/bin/false")), bubblewrap=lambda: None)
    package = package_with(tmp_path, packages.REFERENCE)
    with Reference(package, partial(Runner, broken)) as reference, pytest.raises(JudgeFault):
        reference.answer(INPUT)


def test_any_input_may_be_tried_without_a_fault(tmp_path: Path, sandbox: Sandbox) -> None:
    package = package_with(tmp_path, "def double(values): values.append(1 // len(values)); return values\n")
    with Reference(package, partial(Runner, sandbox)) as reference:
        outcome = reference.run(INPUT, want_arguments=True)
        assert isinstance(outcome, Returned)
        assert outcome.arguments == (([1, 2, 0],),)
        assert isinstance(reference.run((Call("double", ([],)),)), Raised)


def test_every_outcome_that_is_no_result_has_a_few_words() -> None:
    usage, output = Usage(wall=0, cpu=None), Output()
    raised = Raised(
        type_name="E",
        message="",
        frames=(),
        omitted_frames=0,
        call=0,
        values=(),
        output=output,
        usage=usage,
    )
    assert describe(raised) == "E"
    assert describe(Killed(cause="time", usage=usage)) == "killed (time)"
    assert describe(Unloadable(kind="syntax", message="bad")) == "it cannot be loaded: bad"
    assert describe(Tampered(detail="forged")) == "forged"
    assert describe(Lost(detail="gone")) == "gone"
