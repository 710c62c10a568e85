"""A problem with NumPy from the command line to the report: softmax, which solutions may import NumPy for."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from judge.catalog.bank import Bank
from judge.journey import Silent
from judge.model.errors import JudgeFault
from judge.model.submission import Submission
from judge.pipeline import Pipeline
from judge.versions import installed_version
from tests.conftest import ROOT

SOLUTIONS = ROOT / "solutions_reference" / "softmax"
RIGHT = SOLUTIONS / "accepted" / "shifted.py"
NAIVE = SOLUTIONS / "wrong_answer" / "masked_slice_is_nan.py"
UNCOUNTED = "how time and memory grow was not counted: the counted engine has no NumPy"


def judge(*arguments: str, path: str | None = None, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **({} if path is None else {"PATH": path})}
    return subprocess.run(
        [sys.executable, "-m", "judge", *arguments],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def document(*arguments: str, **how: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(judge(*arguments, "--json", **how).stdout)
    return found


def test_a_right_solution_is_accepted_and_the_report_names_the_version() -> None:
    done = judge("run", "softmax", str(RIGHT))
    assert done.returncode == 0, done.stderr
    assert "Accepted" in done.stdout
    assert UNCOUNTED in " ".join(done.stdout.split())
    assert f"With NumPy {installed_version('numpy')}" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_the_document_names_the_version_and_what_was_not_counted() -> None:
    found = document("run", "softmax", str(RIGHT))
    assert found["verdict"] == "AC"
    assert found["growth"] is None
    assert found["warnings"] == [UNCOUNTED]
    assert found["versions"]["numpy"] == installed_version("numpy")
    assert found["isolation"]["tier"] == "strict"


def test_a_wrong_one_is_shown_a_small_input_that_can_be_pasted_and_run_again() -> None:
    failure = document("run", "softmax", str(NAIVE))["failure"]
    (call,) = failure["case"]["calls"]
    assert call["text"].startswith("softmax(np.array([")
    assert len(call["text"]) < 40
    again = judge("run", "softmax", str(NAIVE), "--case", failure["reproduce"][0])
    assert again.returncode == 1
    assert "np.array([np.nan])" in again.stdout
    pasted = judge("run", "softmax", str(NAIVE), "--input", call["text"])
    assert pasted.returncode == 1
    assert "expected 0.0, got nan" in pasted.stdout


def test_an_input_of_ones_own_is_answered_by_both() -> None:
    done = judge("run", "softmax", str(RIGHT), "--input", "[[0, 0], [1, 1]], axis=0")
    assert done.returncode == 0
    assert "they agree" in done.stdout
    assert "softmax(np.array([[0.0, 0.0], [1.0, 1.0]]), 0)" in done.stdout


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("np.array([1, 2], dtype=object), 'a'", "axis must be of type int, got str"),
        ("[[1], [2, 3]]", "lists of unlike lengths: 2 instead of 1 at [1]"),
        ("np.load('x')", "is not a plain value"),
    ],
)
def test_an_input_that_does_not_fit_is_refused(given: str, words: str) -> None:
    done = judge("run", "softmax", str(RIGHT), "--input", given)
    assert done.returncode == 2
    assert words in done.stderr


def test_there_is_no_growth_to_count_alone() -> None:
    done = judge("run", "softmax", str(RIGHT), "--growth-only")
    assert done.returncode == 2
    assert UNCOUNTED in done.stderr


def test_without_bubblewrap_the_tier_is_named(tmp_path: Path) -> None:
    found = document("run", "softmax", str(RIGHT), path="")
    assert found["verdict"] == "AC"
    assert found["isolation"]["tier"] == "restricted"
    assert "bubblewrap is not installed" in found["isolation"]["note"]


def test_without_bubblewrap_nothing_is_graded_unless_that_is_allowed(tmp_path: Path) -> None:
    folder = tmp_path / "anna"
    folder.mkdir()
    (folder / "softmax.py").write_bytes(RIGHT.read_bytes())
    refused = judge("grade", str(tmp_path), path="", folder=tmp_path)
    assert refused.returncode == 3
    assert "'strict' is asked for" in refused.stderr
    allowed = judge("grade", str(tmp_path), "--allow-isolation", "restricted", path="", folder=tmp_path)
    assert allowed.returncode == 0, allowed.stderr
    assert "10/10" in allowed.stdout


def test_the_points_of_a_growth_that_is_not_counted_do_not_count(tmp_path: Path) -> None:
    for student, path in (("anna", RIGHT), ("ben", NAIVE)):
        (tmp_path / student).mkdir()
        (tmp_path / student / "softmax.py").write_bytes(path.read_bytes())
    found = json.loads(judge("grade", str(tmp_path), "--format", "json", folder=tmp_path).stdout)
    grades = {grade["student"]: grade for grade in found["grades"]}
    assert (grades["anna"]["verdict"], grades["ben"]["verdict"]) == ("AC", "WA")
    assert grades["anna"]["earned"] == grades["anna"]["possible"] == 10
    assert "growth" not in {part["name"] for part in grades["anna"]["parts"]}


def test_doctor_names_the_version() -> None:
    assert document("doctor")["machine"]["NumPy"] == installed_version("numpy")


def test_a_machine_without_numpy_gets_one_sentence(
    cache: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("judge.engines.native.packages.importlib.util.find_spec", lambda name: None)
    submission = Submission(RIGHT.read_bytes(), RIGHT)
    with (
        Pipeline(cache, [ROOT]) as pipeline,
        pytest.raises(JudgeFault, match="This problem needs NumPy, which is not installed") as error,
    ):
        pipeline.judge(bank.load("softmax"), submission, Silent())
    assert "pip install numpy" in error.value.advice


def test_the_warm_path_imports_no_numpy_in_the_judge() -> None:
    run = ["run", "softmax", str(RIGHT), "--json"]
    assert judge(*run).returncode == 0
    command = [sys.executable, "-X", "importtime", "-m", "judge", *run]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "judge.casegen.generator" in imported
    assert not imported & {"numpy", "hypothesis", "yaml"}
