"""A problem that asks for a vectorized solution, from the command line to the report and the grade."""

import json
import shutil
from pathlib import Path

import pytest

from judge.catalog.package import load_package
from judge.model.errors import InvalidPackage
from tests.conftest import ROOT
from tests.e2e.test_numpy import RIGHT, SOLUTIONS, document, judge

SLOW = sorted((SOLUTIONS / "time_limit_exceeded").glob("*.py"))


@pytest.mark.parametrize("path", SLOW, ids=lambda path: path.stem)
def test_a_hidden_loop_is_rejected_with_its_line(path: Path) -> None:
    found = document("run", "softmax", str(path))
    assert (found["verdict"], found["reason"]) == ("TLE", "vectorized")
    loop = found["vectorized"]["loop"]
    assert found["message"].startswith(f"it is not vectorized: line {loop['line']} takes ")
    assert found["vectorized"]["sizes"] == [256, 1024, 4096]
    assert found["stages"][-1]["name"] == "vectorized"


def test_the_screen_fits_80_columns_and_says_what_is_asked_for() -> None:
    path = SOLUTIONS / "time_limit_exceeded" / "each_slice.py"
    done = judge("run", "softmax", str(path.relative_to(ROOT)))  # the first line names it as it was given
    assert done.returncode == 1
    assert "weights = np.exp(row" in done.stdout
    assert "No Python code may loop over n here" in " ".join(done.stdout.split())
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "Traceback" not in done.stdout + done.stderr


def test_a_vectorized_solution_is_told_its_steps() -> None:
    found = document("run", "softmax", str(RIGHT))
    assert found["verdict"] == "AC"
    assert found["vectorized"]["loop"] is None
    assert len(set(found["vectorized"]["steps"])) == 1


def test_the_stage_is_left_out_without_growth() -> None:
    found = document("run", "--no-growth", "softmax", str(SLOW[0]))
    assert found["verdict"] == "AC"
    assert "vectorized" not in found


def test_a_report_can_be_judged_again(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text(judge("run", "softmax", str(SLOW[0]), "--json").stdout)
    assert judge("recheck", str(report)).returncode == 0


def test_a_grade_carries_the_reason(tmp_path: Path) -> None:
    handed_in = tmp_path / "alice" / "softmax.py"
    handed_in.parent.mkdir()
    shutil.copy(SLOW[0], handed_in)
    judge("grade", str(tmp_path), "--format", f"json={tmp_path / 'grades.json'}")
    grade = json.loads((tmp_path / "grades.json").read_text())["grades"][0]
    assert (grade["verdict"], grade["reason"]) == ("TLE", "vectorized")
    assert grade["earned"] < grade["possible"]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("vectorized: [n]", "vectorized: [m]", "`m` is not among the variables"),
        ("vectorized: [n]", "vectorized: [n, n]", "`n` is named twice"),
        ("vectorized: [n]", "vectorized: n", "list"),
    ],
)
def test_a_wrong_demand_is_a_fault_of_the_package(
    tmp_path: Path, before: str, after: str, message: str
) -> None:
    folder = tmp_path / "problems" / "softmax"
    shutil.copytree(ROOT / "problems" / "softmax", folder)
    path = folder / "problem.yaml"
    path.write_text(path.read_text().replace(before, after))
    with pytest.raises(InvalidPackage) as caught:
        load_package(folder, SOLUTIONS, "digest")
    assert any(message in fault.message for fault in caught.value.faults)
