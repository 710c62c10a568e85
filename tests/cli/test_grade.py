"""`judge grade` as a grader meets it: a process of its own, killed on the way where that is the point."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.grade.support import write_class
from tests.packages import PROBLEM, REFERENCE, write_function_bank
from tests.workers import PATIENCE, command, descendants, is_running, wait_until

ROOT = Path(__file__).resolve().parents[2]
WRONG = "def double(values):\n    return values[:1]\n"
HANGS = "def double(values):\n    while True: pass\n"
SLOW_LIMIT = PROBLEM.replace("time: 1", "time: 60")

NO_STRICT = shutil.which("bwrap") is None


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_function_bank(tmp_path_factory.mktemp("bank"))


@pytest.fixture(scope="module")
def patient_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank whose cases may take so long that a test ends before they do."""
    return write_function_bank(tmp_path_factory.mktemp("bank"), problem=SLOW_LIMIT)


def arguments(bank: Path, *more: object) -> list[str]:
    base = [sys.executable, "-m", "judge", "grade", "--bank", str(bank), "--allow-isolation", "none"]
    return [*base, *map(str, more)]


def grade(bank: Path, *more: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments(bank, "--no-growth", *more),
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE * 2,
        check=False,
    )


def start(bank: Path, *more: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        arguments(bank, "--no-growth", *more),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


CLASS = {
    "anna/double.py": REFERENCE,
    "ben/double.py": WRONG,
    "cleo/double.py": "def double(",
    "cleo/duoble.py": "",
    "notes.txt": "",
}


# -- what a grader sees ----------------------------------------------------------------------------------


def test_a_class_is_graded_and_told_in_a_table(bank: Path, tmp_path: Path) -> None:
    result = grade(bank, write_class(tmp_path / "class", CLASS), "--journal", tmp_path / "j")
    assert result.returncode == 1, result.stderr
    assert "Found 3 submissions of 3 students for 1 problem." in result.stdout
    assert "there is no problem 'duoble'; did you mean double?" in result.stdout
    assert "1 file that is not Python" in result.stdout
    assert [line.split() for line in result.stdout.splitlines()[-6:-2]] == [
        ["student", "double", "score"],
        ["anna", "AC", "3/3", "3/3"],
        ["ben", "WA", "0/3", "0/3"],
        ["cleo", "CE", "0/3", "0/3"],
    ]
    assert result.stdout.splitlines()[-1] == "3 submissions: 1 accepted, 2 rejected; 3/9 points"


def test_all_accepted_is_exit_code_0(bank: Path, tmp_path: Path) -> None:
    folder = write_class(tmp_path / "repository", {"solutions/double.py": REFERENCE})
    result = grade(bank, folder, "--journal", tmp_path / "j")
    assert result.returncode == 0, result.stderr
    assert "double   AC         3/3" in result.stdout


def test_a_format_on_stdout_stands_there_alone(bank: Path, tmp_path: Path) -> None:
    folder = write_class(tmp_path / "class", CLASS)
    result = grade(
        bank, folder, "--journal", tmp_path / "j", "--format", "json", "--format", f"csv={tmp_path}/x/a.csv"
    )
    document: Any = json.loads(result.stdout)
    assert [one["verdict"] for one in document["grades"]] == ["AC", "WA", "CE"]
    assert len(document["ignored"]) == 2
    assert "3 submissions" in result.stderr
    assert (tmp_path / "x" / "a.csv").read_text().count("\n") == 4


def test_a_device_that_takes_no_report_stays_a_device(bank: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    pipe.symlink_to("/dev/full")
    folder = write_class(tmp_path / "class", {"anna/double.py": REFERENCE})
    result = grade(bank, folder, "--journal", tmp_path / "j", "--format", f"csv={pipe}")
    assert result.returncode == 2
    assert "cannot be written" in result.stderr and "--resume" in result.stderr
    assert pipe.is_symlink() and pipe.is_char_device()


def test_a_format_that_cannot_tell_of_a_class_is_refused_before_judging(bank: Path, tmp_path: Path) -> None:
    folder = write_class(tmp_path / "class", CLASS)
    result = grade(bank, folder, "--journal", tmp_path / "j", "--format", f"gradescope={tmp_path}/r.json")
    assert result.returncode == 2
    assert "not of 3" in result.stderr and "Grade each student's folder by itself" in result.stderr
    assert lines(tmp_path / "j") == 0 and not (tmp_path / "r.json").exists()


def test_choosing_students_and_problems(bank: Path, tmp_path: Path) -> None:
    folder = write_class(tmp_path / "class", CLASS)
    result = grade(bank, folder, "--journal", tmp_path / "j", "--student", "anna", "--problem", "double")
    assert result.returncode == 0
    assert "Found 1 submission of 1 student for 1 problem." in result.stdout


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--format", "jsn"], "There is no format 'jsn'"),
        (["--format", "json", "--format", "csv"], "Only one format can go to stdout"),
        (["--format", "json=/"], "writes a file"),
        (["--scheduler", "tcp://x:1"], "--scheduler goes with --executor dask"),
        (["--problem", "duoble"], "There is no problem 'duoble'"),
        (["--student", "ana"], "Did you mean anna?"),
        (["--journal", "/proc/none/j"], "cannot be written"),
        (["/nowhere"], "/nowhere does not exist"),
    ],
)
def test_wrong_usage_gets_one_clear_message(
    bank: Path, tmp_path: Path, more: list[str], message: str
) -> None:
    result = grade(bank, write_class(tmp_path / "class", CLASS), *more)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_an_invalid_package_is_told_before_anything_is_judged(tmp_path: Path) -> None:
    broken = write_function_bank(tmp_path / "bank", problem=PROBLEM.replace("time: O(n)", "time: O(x)"))
    result = grade(broken, write_class(tmp_path / "class", CLASS), "--journal", tmp_path / "j")
    assert result.returncode == 2
    assert "`x` is not among the variables" in result.stderr
    assert lines(tmp_path / "j") == 0


def test_without_bubblewrap_grading_is_as_strict_unless_less_is_allowed(bank: Path, tmp_path: Path) -> None:
    """Without it on the path the counted engine judges; where less is allowed, the native one does."""
    folder = write_class(tmp_path / "class", {"anna/double.py": REFERENCE})
    more = ("--no-growth", "--journal", tmp_path / "j", "--format", "json", "--allow-isolation")
    tiers = []
    for allowed in ("strict", "none"):
        result = grade(bank, folder, *more, allowed, PATH="/nowhere")
        assert result.returncode == 0, result.stderr
        tiers.append(json.loads(result.stdout)["grades"][0]["tier"])
    assert tiers[0] == "strict"
    assert tiers[1] in ("restricted", "none")


def test_a_report_for_a_closed_stdout_is_refused_before_anything_is_judged(
    bank: Path, tmp_path: Path
) -> None:
    folder = write_class(tmp_path / "class", {"anna/double.py": REFERENCE})
    words = arguments(bank, "--no-growth", folder, "--journal", tmp_path / "j", "--format", "csv")
    result = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        timeout=PATIENCE * 2,
        check=False,
    )
    assert result.returncode == 2
    assert "--format csv goes to stdout, which is closed" in result.stderr
    assert not (tmp_path / "j").exists()


def test_what_should_have_been_graded_is_said_and_makes_the_exit_code_3(bank: Path, tmp_path: Path) -> None:
    files = {"anna/double.py": REFERENCE, "ben/Double.py": REFERENCE, "ben/test_double.py": ""}
    folder = write_class(tmp_path / "class", files)
    result = grade(bank, folder, "--journal", tmp_path / "j")
    assert result.returncode == 3
    assert "1 file that should have been graded could not be" in result.stderr
    assert "1 accepted, 0 rejected" in result.stdout


# -- nothing is lost -------------------------------------------------------------------------------------


def essence(path: Path) -> list[tuple[Any, ...]]:
    """A report without its times."""
    grades = json.loads(path.read_text())["grades"]
    for one in grades:
        for part in one["parts"]:
            part["seconds"] = 0
    return [tuple(value for key, value in sorted(one.items()) if key != "seconds") for one in grades]


def test_killed_three_times_and_resumed_is_as_if_undisturbed(bank: Path, tmp_path: Path) -> None:
    students = {f"student_{n:02}/double.py": f"{(REFERENCE, WRONG)[n % 2]}# {n}\n" for n in range(16)}
    folder = write_class(tmp_path / "class", students)
    whole = grade(bank, folder, "--journal", tmp_path / "whole", "--format", f"json={tmp_path}/whole.json")
    assert whole.returncode == 1, whole.stderr
    journal = tmp_path / "journal"
    for kill in range(3):
        before = lines(journal)
        judge = start(bank, folder, "--journal", journal, "--jobs", 2, *(["--resume"] if kill else []))
        try:
            wait_until(lambda before=before, judge=judge: lines(journal) > before or judge.poll() is not None)  # type: ignore[misc]
        finally:
            judge.kill()
            judge.communicate()
    resumed = grade(
        bank, folder, "--journal", journal, "--resume", "--format", f"json={tmp_path}/resumed.json"
    )
    assert resumed.returncode == 1, resumed.stderr
    assert essence(tmp_path / "resumed.json") == essence(tmp_path / "whole.json")
    assert lines(journal) == 16


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_leaves_a_table_and_no_process(
    patient_bank: Path, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    folder = write_class(tmp_path / "class", {"anna/double.py": REFERENCE, "ben/double.py": HANGS})
    journal = tmp_path / "journal"
    judge = start(
        patient_bank, folder, "--journal", journal, "--jobs", 1, "--format", f"json={tmp_path}/r.json"
    )
    try:
        wait_until(lambda: lines(journal) == 1 or judge.poll() is not None)
        wait_until(lambda: any("judge.grade.worker" in command(pid) for pid in descendants(judge.pid)))
        started = descendants(judge.pid)
        judge.send_signal(number)
        output, errors = judge.communicate(timeout=PATIENCE)
    finally:
        judge.kill()
    assert judge.returncode == code, errors
    assert "anna" in output and "1 submission: 1 accepted" in output
    assert "--resume" in errors and "Traceback" not in errors
    assert not (tmp_path / "r.json").exists()
    wait_until(lambda: not any(map(is_running, started)))


def test_the_time_for_all_ends_grading_with_a_partial_report(patient_bank: Path, tmp_path: Path) -> None:
    folder = write_class(tmp_path / "class", {"ben/double.py": HANGS})
    journal = tmp_path / "journal"
    result = grade(
        patient_bank,
        folder,
        "--journal",
        journal,
        "--timeout-total",
        "0.5",
        "--format",
        f"json={tmp_path}/r.json",
    )
    assert result.returncode == 3
    assert "Time is up: 1 submission not graded" in result.stderr
    (left,) = json.loads((tmp_path / "r.json").read_text())["grades"]
    assert (left["student"], left["verdict"]) == ("ben", "JE")
    assert "the time for all submissions was up" in left["message"]


def test_places_that_would_be_lost_are_refused(patient_bank: Path, tmp_path: Path) -> None:
    folder = write_class(tmp_path / "class", CLASS)
    notes = tmp_path / "notes.txt"
    notes.write_text("my grades\nof last year")
    journal = tmp_path / "j"
    for arguments, words in (
        (["--journal", notes, "--resume"], "is no journal of judge grade"),
        (["--journal", notes], "is no journal of judge grade"),
        (["--journal", "/dev/null"], "is not a regular file"),
        (["--journal", journal, "--format", f"csv={journal}"], "would replace the journal"),
        (["--format", f"csv={notes}", "--format", f"json={notes}"], "Two formats go to"),
        (["--timeout-total", "nan"], "is not a number"),
    ):
        result = grade(patient_bank, folder, *arguments)
        assert (result.returncode, words in result.stderr) == (2, True), result.stderr
    assert notes.read_text() == "my grades\nof last year"


def test_pages_of_an_earlier_report_do_not_stay(patient_bank: Path, tmp_path: Path) -> None:
    folder = write_class(tmp_path / "class", CLASS)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "mine.html").write_text("not of judge")
    wanted = ("--journal", tmp_path / "j", "--format", f"html={pages}")
    grade(patient_bank, folder, *wanted, "--reveal", "full")
    assert {path.name for path in pages.glob("*.html")} >= {"ben-double.html", "anna-double.html"}
    grade(patient_bank, folder, *wanted, "--student", "anna")
    assert {path.name for path in pages.glob("*.html")} == {"index.html", "anna-double.html", "mine.html"}


def test_what_a_list_names_and_cannot_be_graded_counts(patient_bank: Path, tmp_path: Path) -> None:
    write_class(tmp_path, {"class/a.py": REFERENCE})
    listing = tmp_path / "class" / "list.yaml"
    listing.write_text(
        "- {student: 0123, problem: double, path: a.py}\n- {student: ben, problem: double, path: b.py}\n"
    )
    result = grade(patient_bank, listing, "--journal", tmp_path / "j")
    assert result.returncode == 3
    assert "0123" in result.stdout
    assert "list.yaml:2: it cannot be read" in result.stdout


def test_problems_that_lie_beside_the_submissions_grade_nobody(tmp_path: Path) -> None:
    """A student could put a problem of their own there."""
    write_function_bank(tmp_path)
    write_class(tmp_path, {"solutions/double.py": WRONG})
    here = [sys.executable, "-m", "judge", "grade", ".", "--allow-isolation", "none"]
    result = subprocess.run(
        here,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert result.returncode == 2
    assert "there is no problem 'double'" in result.stdout + result.stderr
