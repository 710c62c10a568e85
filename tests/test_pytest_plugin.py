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


def run(bank: Path, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "judge.pytest_plugin", "-p", "no:cacheprovider", "-v"),
            *("--judge-solutions", str(folder), "--judge-bank", str(bank), "--judge-no-growth"),
            *("--judge-allow-isolation", "none", "--rootdir", str(folder), *more, str(folder)),
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("more", [(), ("-n", "2", "--dist", "loadgroup")])
def test_each_stage_of_each_submission_is_an_item(bank: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    write_class(
        tmp_path,
        {"anna/double.py": REFERENCE, "ben/double.py": "def double(values):\n    return values[:1]\n"},
    )
    result = run(bank, tmp_path, *more)
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
    result = run(bank, tmp_path)
    assert result.returncode == 4
    assert "There is no submission in" in result.stderr + result.stdout
    assert "Traceback" not in result.stderr
