"""Accuracy from the command line to the report: unstable solutions of the bank are rejected, stable ones
accepted."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.e2e.test_numpy import document, judge

SOLUTIONS = ROOT / "solutions_reference"
STABLE = [
    (slug, path)
    for slug in ("softmax", "running_stats")
    for path in (SOLUTIONS / slug / "accepted").glob("*.py")
]
UNSTABLE = [
    ("softmax", "without_the_shift", 1000.0, "weights = np.exp(x)", "inf"),
    ("softmax", "subtracts_the_smallest", 1000.0, "weights = np.exp(", "inf"),
    ("softmax", "one_maximum_for_all", 1000.0, "weights = np.exp(x - top)", "zero"),
    ("running_stats", "mean_of_squares", 100.0, "population = ", "loss"),
]


@pytest.mark.parametrize(("slug", "path"), STABLE, ids=lambda value: getattr(value, "stem", value))
def test_a_stable_solution_is_accepted(slug: str, path: Path) -> None:
    found = document("run", slug, str(path), "--no-growth")
    assert (found["verdict"], found["accuracy"]["decision"]) == ("AC", "within")


@pytest.mark.parametrize(("slug", "name", "magnitude", "source", "kind"), UNSTABLE)
def test_an_unstable_one_is_rejected_for_its_accuracy_with_the_line(
    slug: str, name: str, magnitude: float, source: str, kind: str
) -> None:
    found = document("run", slug, str(SOLUTIONS / slug / "wrong_answer" / f"{name}.py"))
    assert (found["verdict"], found["reason"]) == ("WA", "accuracy")
    accuracy = found["accuracy"]
    assert accuracy["breaks_at"] == magnitude
    assert accuracy["breach"]["line"]["kind"] == kind
    assert accuracy["breach"]["line"]["source"].startswith(source)
    assert accuracy["breach"]["line"]["why"]
    assert found["stages"][-1]["name"] == "accuracy"
    table = next(table for table in accuracy["tables"] if table["family"] == accuracy["family"])
    first = next(row for row in table["rows"] if row["broken"])
    assert first["yours"] is None or first["yours"] > first["allowed"]


def test_the_report_fits_80_columns_and_shows_a_small_input() -> None:
    done = judge("run", "softmax", str(SOLUTIONS / "softmax" / "wrong_answer" / "without_the_shift.py"))
    assert done.returncode == 1
    assert max(map(len, done.stdout.splitlines()[2:])) <= 80
    assert "magnitude    your error    reference    allowed" in done.stdout
    assert "softmax(np.array([997.0, 999.0]), 0)" in done.stdout


@pytest.mark.parametrize("reveal", ["full", "input", "group", "count"])
def test_a_grade_tells_no_more_than_it_may(tmp_path: Path, reveal: str) -> None:
    source = (SOLUTIONS / "running_stats" / "wrong_answer" / "mean_of_squares.py").read_bytes()
    (tmp_path / "running_stats.py").write_bytes(source)
    arguments = ("grade", str(tmp_path), "--format", "json", "--no-growth", "--reveal", reveal)
    (grade,) = json.loads(judge(*arguments, folder=tmp_path).stdout)["grades"]
    assert (grade["verdict"], grade["reason"]) == ("WA", "accuracy")
    assert grade["earned"] == 7
    evidence: dict[str, Any] = grade["evidence"]
    assert bool(evidence["expected"]) == (reveal == "full")
    assert bool(evidence["call"]) == bool(grade["line"]) == (reveal in ("full", "input"))
    assert {part["name"]: part["state"] for part in grade["parts"]}["accuracy"] == "failed"
