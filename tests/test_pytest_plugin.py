"""The pytest plugin: an item for each submission and stage, with and without xdist."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.grade.support import write_class
from tests.packages import REFERENCE, write_function_bank

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_function_bank(tmp_path_factory.mktemp("bank"))


def run(bank: Path, folder: Path, *more: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Grade what is in a folder, started beside it."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "judge.pytest_plugin", "-p", "no:cacheprovider", "-v"),
            *("--judge-solutions", str(folder), "--judge-bank", str(bank), "--judge-no-growth"),
            *("--judge-allow-isolation", "none", "--rootdir", str(cwd or folder.parent), *more),
        ],
        cwd=cwd or folder.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("more", [(), ("-n", "2", "--dist", "loadgroup")])
def test_each_stage_of_each_submission_is_an_item(bank: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    write_class(
        tmp_path / "class",
        {"anna/double.py": REFERENCE, "ben/double.py": "def double(values):\n    return values[:1]\n"},
    )
    result = run(bank, tmp_path / "class", *more)
    assert result.returncode == 1, result.stdout + result.stderr
    for stage in ("samples", "hidden", "generated"):
        assert f"anna/double::{stage}" in result.stdout
    assert "4 passed" not in result.stdout
    assert "1 failed, 3 passed, 2 skipped" in result.stdout
    assert "Wrong Answer: wrong length: expected 2 elements" in result.stdout
    assert "judge/grade/" not in result.stdout  # no traceback of ours


def test_it_does_nothing_unless_it_is_asked(tmp_path: Path) -> None:
    write_class(tmp_path, {"test_own.py": "def test_own(): pass\n", "anna/double.py": ""})
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "judge.pytest_plugin",
            "-p",
            "no:cacheprovider",
            "test_own.py",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0 and "1 passed" in result.stdout


def test_nothing_to_grade_is_a_clear_error(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    result = run(bank, tmp_path / "class")
    assert result.returncode == 4
    assert "There is no submission in" in result.stderr + result.stdout
    assert "Traceback" not in result.stderr


SPY = "import pathlib\npathlib.Path({!r}).write_text('imported')\n"


@pytest.mark.parametrize("beside", [True, False])
def test_nothing_of_the_submissions_is_imported(bank: Path, tmp_path: Path, beside: bool) -> None:
    spy = SPY.format(str(tmp_path / "trace"))
    folder = tmp_path / "test_class"  # pytest looks for conftest.py in folders of such names before all else
    files = {"conftest.py": spy, "anna/conftest.py": spy, "anna/test_it.py": spy, "test_all.py": spy}
    write_class(folder, {"anna/double.py": REFERENCE, **files})
    result = run(bank, folder, cwd=tmp_path if beside else folder / "anna")
    assert not (tmp_path / "trace").exists()
    assert result.returncode == 4
    assert "outside of the sandbox" in result.stderr
    folder.rename(tmp_path / "class")
    result = run(bank, tmp_path / "class", cwd=tmp_path)
    assert not (tmp_path / "trace").exists()
    assert "3 passed" in result.stdout


def test_two_students_with_one_file_have_grades_of_their_own(bank: Path, tmp_path: Path) -> None:
    write_class(tmp_path, {"class/one.py": REFERENCE, "own/test_own.py": "def test_own(): pass\n"})
    listing = tmp_path / "class" / "list.csv"
    listing.write_text(
        "student;problem;path;email\nanna;double;one.py;a@b\nben;double;one.py;\ncleo;double;no.py;\n"
    )
    result = run(bank, listing, cwd=tmp_path)
    for name in ("anna", "ben"):
        assert f"{name}/double::samples PASSED" in result.stdout
    assert "1 failed, 7 passed" in result.stdout
    assert "not graded: list.csv:4: it cannot be read" in result.stdout
    assert "collected 8 items" in result.stdout


def test_a_selection_counts_what_it_leaves_out(bank: Path, tmp_path: Path) -> None:
    write_class(tmp_path / "class", {"anna/double.py": REFERENCE, "ben/double.py": REFERENCE})
    result = run(bank, tmp_path / "class", "-k", "anna and hidden")
    assert "collected 6 items / 5 deselected / 1 selected" in result.stdout
