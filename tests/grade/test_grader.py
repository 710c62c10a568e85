"""One submission on its way to a grade, with real workers."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from judge.catalog.bank import Bank
from judge.grade.grader import Grader
from judge.grade.submissions import Found
from judge.grade.task import Settings, Task, task_of
from judge.model.errors import JudgeFault
from judge.model.grade import Grade
from tests.grade.support import settings_for
from tests.packages import PROBLEM, REFERENCE, SAMPLES, write_function_bank

HIDDEN = """\
format_version: 1
groups:
  hanging:
    - {name: one, input: {values: [7]}}
    - {name: two, input: {values: [7, 7]}}
  passing:
    - {name: one, input: {values: [8]}}
  failing:
    - {name: one, input: {values: [9]}}
"""

SOURCE = """\
def double(values):
    while 7 in values:
        pass
    return [2 * value + (value == 9) for value in values]
"""


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Bank:
    problem = PROBLEM.replace("time: 1", "time: 0.2").replace("hidden: 1", "hidden: 6")
    root = write_function_bank(
        tmp_path_factory.mktemp("bank"), problem=problem, hidden=HIDDEN, samples=SAMPLES
    )
    return Bank(root, cache)


def task(bank: Bank, source: str, growth: bool = False) -> Task:
    found = Found(student="anna", slug="double", path="anna/double.py", source=source.encode())
    return task_of(0, found, bank.load("double"), growth)


def graded(settings: Settings, task: Task) -> Grade:
    with Grader(settings) as grader:
        return grader.grade(task)


def test_a_hang_costs_its_group_and_not_those_behind_it(bank: Bank) -> None:
    grade = graded(settings_for(bank), task(bank, SOURCE))
    told = [(part.name, part.state, part.passed, part.total, part.earned) for part in grade.parts]
    assert told == [
        ("samples", "passed", 1, 1, 1.0),
        ("hidden/hanging", "failed", 0, 2, 0.0),
        ("hidden/passing", "passed", 1, 1, 2.0),
        ("hidden/failing", "failed", 0, 1, 0.0),
        ("generated", "skipped", 0, grade.parts[4].total, 0.0),
    ]
    assert (grade.earned, grade.possible) == (3.0, 8.0)


def test_the_grade_is_complete(bank: Bank) -> None:
    grade = graded(settings_for(bank, growth=True), task(bank, REFERENCE, growth=True))
    assert (grade.verdict, grade.earned, grade.possible) == ("AC", 9.0, 9.0)
    assert grade.growth is not None and grade.growth.decision == "within"
    assert [part.name for part in grade.parts][-1] == "growth"
    assert (grade.student, grade.slug, grade.title) == ("anna", "double", "Double")
    assert grade.digest == bank.load("double").digest and grade.corpus
    assert {"judge", "python", "hypothesis", "component", "wasmtime"} <= set(grade.versions)


def test_the_tier_is_the_one_that_the_submission_ran_in(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # where no bubblewrap is found
    with Grader(settings_for(bank)) as grader:
        grade = grader.grade(task(bank, REFERENCE))
        isolation = grader.pipeline.sandbox.isolation
    assert isolation is not None
    assert isolation.tier != "strict"
    assert (grade.verdict, grade.tier) == ("AC", isolation.tier)


def test_too_much_memory_is_its_own_verdict(bank: Bank) -> None:
    rows = "[[0] * len(values) for _ in values]"
    hoards = f"def double(values):\n    table = {rows}\n    return [2 * v for v in values]\n"
    assert graded(settings_for(bank, growth=True), task(bank, hoards, growth=True)).verdict == "MLE"


def test_another_bank_or_judge_is_never_judged_with(bank: Bank) -> None:
    other = replace(task(bank, REFERENCE), digest="0" * 32)
    grade = graded(settings_for(bank), other)
    assert (grade.verdict, grade.earned) == ("JE", None)
    assert "another one than where grading began" in grade.message
    with pytest.raises(JudgeFault, match=r"0\.0\.0"):
        Grader(settings_for(bank, version="0.0.0"))


def test_a_comparison_that_fails_is_a_judge_error_without_values(tmp_path: Path, cache: Path) -> None:
    compare = (
        "def compare(arguments, expected, got):\n"
        "    if got != expected:\n"
        "        raise ValueError(f'SECRET {expected}')\n"
    )
    root = write_function_bank(
        tmp_path, problem=PROBLEM.replace("compare: exact", "compare: custom"), compare=compare
    )
    custom = Bank(root, cache)
    grade = graded(settings_for(custom), task(custom, "def double(values):\n    return [0]\n"))
    assert grade.verdict == "JE"
    assert grade.message == "The comparison of the problem failed with ValueError."
