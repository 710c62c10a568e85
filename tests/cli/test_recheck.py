"""`judge recheck` as a person meets it who wants to know whether a mark holds: a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.grade.support import write_class
from tests.packages import HIDDEN, REFERENCE, write_function_bank
from tests.recheck.support import changed
from tests.workers import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
QUEUE = ROOT / "solutions_reference" / "sliding_window_max" / "accepted" / "monotonic_queue.py"

WRONG = "def double(values):\n    return [2 * value for value in values if value != 7]\n"
SLOW = """\
def double(values):
    result = []
    for value in values:
        result = result + [2 * value]
    return result
"""
NAMELESS = "def double(values):\n    raise ValueError(object())\n"


def judge(
    *arguments: object, cwd: Path | None = None, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "judge", *map(str, arguments)],
        cwd=cwd,
        input=given,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=2 * PATIENCE,
        check=False,
    )


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_function_bank(tmp_path_factory.mktemp("bank"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources = {"right.py": REFERENCE, "wrong.py": WRONG, "slow.py": SLOW, "nameless.py": NAMELESS}
    return write_class(tmp_path_factory.mktemp("work"), sources)


@pytest.fixture(scope="module")
def right(bank: Path, folder: Path) -> Any:
    """The report of an accepted submission, with its growth."""
    return report(bank, folder, "right.py")


def report(bank: Path, folder: Path, file: str, *options: object) -> Any:
    """The report of a run, which is also written beside the submission, as FILE.json."""
    result = judge("run", "double", file, "--bank", bank, "--json", *options, cwd=folder)
    assert result.returncode in (0, 1), result.stderr
    (folder / file).with_suffix(".json").write_text(result.stdout)
    return json.loads(result.stdout)


def recheck(document: Any, bank: Path, folder: Path, *options: object) -> subprocess.CompletedProcess[str]:
    """Have a document judged again that comes in by stdin."""
    return judge("recheck", "-", *options, "--bank", bank, cwd=folder, given=json.dumps(document))


# -- the report of a run -------------------------------------------------------------------------------


def test_an_accepted_run_is_the_same_to_the_last_instruction(bank: Path, folder: Path, right: Any) -> None:
    result = judge("recheck", "right.json", "--bank", bank, cwd=folder)
    assert result.returncode == 0, result.stderr
    first, second = result.stdout.splitlines()
    assert first == "The same, to the last instruction."
    points = sum(len(series["points"]) for series in right["growth"]["series"])
    cases = sum(stage["run"] for stage in right["stages"] if stage["name"] not in ("load", "growth"))
    assert second == f"{cases} cases and {points} counts of 1 family compared; the verdict is AC."
    assert right["scope"] == {
        "stages": ["samples", "hidden", "generated"],
        "cases": [],
        "fuzz": None,
        "growth": True,
        "claim": "",
    }


@pytest.mark.parametrize("file, verdict", [("wrong.py", "WA"), ("slow.py", "TLE"), ("nameless.py", "RTE")])
def test_a_rejected_run_is_the_same_as_well(bank: Path, folder: Path, file: str, verdict: str) -> None:
    assert report(bank, folder, file)["verdict"] == verdict
    result = judge("recheck", (folder / file).with_suffix(".json"), "--json", "--bank", bank, cwd=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    found = json.loads(result.stdout)
    assert (found["schema"], found["same"]) == ("judge/recheck/v1", True)
    assert found["verdict"] == {"was": verdict, "is": verdict}
    assert found["differences"] == found["circumstances"] == []
    assert (found["compared"]["counts"] > 0) is (verdict == "TLE")


@pytest.mark.parametrize(
    "options, told",
    [
        (["--samples"], "1 case compared, and no growth"),
        (["--case", "hidden/edges/empty", "--case", "samples/two_values"], "2 cases compared, and no growth"),
        (["--growth-only", "--claim", "O(n)"], "0 cases and "),
        (["--no-growth", "--fuzz", "0.2"], "was not tried again"),
    ],
)
def test_a_run_on_a_part_is_judged_again_on_that_part(
    bank: Path, folder: Path, options: list[str], told: str
) -> None:
    document = report(bank, folder, "right.py", *options)
    result = recheck(document, bank, folder)
    assert result.returncode == 0, result.stdout + result.stderr
    assert told in result.stdout


def test_each_difference_has_a_line(bank: Path, folder: Path, right: Any) -> None:
    count = right["growth"]["series"][0]["points"][0]
    claims = changed(right, "growth.series.0.points.0.yours", count["yours"] * 2)
    claims = changed(changed(claims, "verdict", "WA"), "versions.judge", "0.0.1")
    result = recheck(claims, bank, folder, "right.py")
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "Not the same:"
    assert lines[1].startswith("  judge: was 0.0.1, is ")
    assert lines[2] == "  verdict: was WA, is AC"
    numbers = f"was {2 * count['yours']:,}, is {count['yours']:,} (-50 %)"
    assert lines[3] == f"  alike, n = {count['n']:,}, instructions: {numbers}"
    assert len(lines) == 5


def test_a_package_that_has_changed_since_is_named(
    bank: Path, folder: Path, right: Any, tmp_path: Path
) -> None:
    document = report(bank, folder, "right.py", "--no-growth")
    other = write_function_bank(tmp_path, hidden=HIDDEN.replace("[7]", "[8]"))
    result = recheck(document, other, folder)
    assert result.returncode == 1
    assert "; the package has changed since: its cases are not the same\n" in result.stdout


def test_a_problem_of_the_shipped_bank_is_found_from_anywhere(tmp_path: Path) -> None:
    shutil.copy(QUEUE, tmp_path / "queue.py")
    written = judge("run", "sliding_window_max", "queue.py", "--json", cwd=tmp_path).stdout
    (tmp_path / "report.json").write_text(written)
    result = judge("recheck", "report.json", cwd=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.startswith("The same, to the last instruction.\n")


# -- what a person can get wrong -----------------------------------------------------------------------


def assert_refused(result: subprocess.CompletedProcess[str], *messages: str) -> None:
    assert result.returncode == 2, result.stdout + result.stderr
    assert result.stdout == ""
    for message in messages:
        assert message in result.stderr
    assert len(result.stderr.splitlines()) <= 2


def test_another_file_is_refused(bank: Path, folder: Path, right: Any) -> None:
    result = judge("recheck", "right.json", "wrong.py", "--bank", bank, cwd=folder)
    digest = right["submission"]["sha256"]
    assert_refused(
        result, "wrong.py is another file than the one that was judged", digest, "judge run double"
    )


def test_a_submission_that_is_not_there_must_be_named(bank: Path, right: Any, tmp_path: Path) -> None:
    result = recheck(right, bank, tmp_path)
    assert_refused(result, "There is no file right.py here", "judge recheck REPORT FILE")


def test_the_submission_may_lie_elsewhere(bank: Path, folder: Path, tmp_path: Path) -> None:
    document = report(bank, folder, "right.py", "--samples")
    shutil.copy(folder / "right.py", tmp_path / "moved.py")
    result = recheck(document, bank, tmp_path, "moved.py", "--json")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["submission"]["path"] == "right.py"


def test_a_problem_that_no_bank_holds_is_refused(bank: Path, folder: Path, right: Any) -> None:
    unknown = changed(right, "problem.slug", "treble")
    assert_refused(recheck(unknown, bank, folder), "There is no problem 'treble' here", "--bank DIR")


def test_a_report_that_is_not_there_is_refused(folder: Path) -> None:
    assert_refused(judge("recheck", "no.json", cwd=folder), "no.json cannot be read: No such file")
    assert_refused(judge("recheck", ".", cwd=folder), "cannot be read: Is a directory")


def test_a_file_that_is_not_a_report_is_refused(folder: Path) -> None:
    assert_refused(judge("recheck", "right.py", cwd=folder), "right.py is not JSON", "judge run SLUG FILE")


def test_a_case_that_an_exploration_has_found_is_not_found_again(
    bank: Path, folder: Path, right: Any
) -> None:
    fuzz = {"name": "fuzz", "verdict": "WA", "total": 9, "run": 9, "passed": 8, "seconds": 1.0}
    explored = changed(right, "stages", [*right["stages"][:4], fuzz])
    assert_refused(recheck(explored, bank, folder), "for a case that --fuzz has found", "--case ID")


# -- grades --------------------------------------------------------------------------------------------

CLASS = {"anna/double.py": REFERENCE, "ben/double.py": WRONG, "cleo/double.py": SLOW}


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory, bank: Path) -> Path:
    """A folder with a class that was graded at each of three reveals, as json and as jsonl."""
    root = tmp_path_factory.mktemp("class")
    write_class(root, CLASS)
    for reveal in ("full", "group", "count"):
        formats = [word for name in ("json", "jsonl") for word in ("--format", f"{name}={reveal}.{name}")]
        options = ["--reveal", reveal, "--allow-isolation", "none", "--journal", "journal", "--jobs", 1]
        graded = judge("grade", ".", "--bank", bank, *formats, *options, cwd=root)
        assert graded.returncode == 1, graded.stderr
    return root


@pytest.mark.parametrize(
    "file, student, told",
    [
        ("full.json", "anna", "The same, to the last instruction."),
        ("full.json", "ben", "The same."),
        ("group.json", "cleo", "The same, to the last instruction."),
        ("group.jsonl", "ben", "The same."),
        ("count.jsonl", "cleo", "The same, to the last instruction."),
    ],
)
def test_a_grade_comes_out_the_same(bank: Path, classroom: Path, file: str, student: str, told: str) -> None:
    options = ["--student", student, "--allow-isolation", "none", "--bank", bank]
    result = judge("recheck", file, *options, cwd=classroom)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.splitlines()[0] == told


def test_a_grade_that_says_something_else_is_named(bank: Path, classroom: Path) -> None:
    document = json.loads((classroom / "full.json").read_text())
    claims = changed(document, "grades.1.evidence.got", "[14]")
    claims = changed(claims, "grades.1.parts.0.earned", 0.0)
    options = ["--student", "ben", "--problem", "double", "--allow-isolation", "none", "--json"]
    result = recheck(claims, bank, classroom, *options)
    assert result.returncode == 1, result.stderr
    found = json.loads(result.stdout)
    assert found["student"] == "ben"
    assert [change["what"] for change in found["differences"]] == ["samples", "answer"]


def test_one_of_many_grades_must_be_chosen(bank: Path, classroom: Path) -> None:
    result = judge("recheck", "full.json", "--bank", bank, cwd=classroom)
    assert_refused(result, "holds 3 grades", "--student", "anna double, ben double, cleo double")
