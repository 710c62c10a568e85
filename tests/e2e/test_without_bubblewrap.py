"""Without bubblewrap, as on macOS and Windows: every solution gets the verdict of its folder, strictly."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.catalog.bank import Bank
from judge.journey import Silent
from judge.model.submission import Submission
from judge.pipeline import Pipeline
from judge.verify.solutions import ALLOWED, COSTLY
from tests.conftest import ROOT

SLUGS = ("binary_search", "rate_limiter")
SOLUTIONS = [path for slug in SLUGS for path in sorted((ROOT / "solutions_reference" / slug).glob("*/*.py"))]
NOTE = "counted engine: bubblewrap is not installed"


@pytest.fixture(scope="module")
def pipeline(cache: Path) -> Iterator[Pipeline]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        with Pipeline(cache, [ROOT]) as found:
            yield found


def slug_of(path: Path) -> str:
    return path.parent.parent.name


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: f"{slug_of(path)}-{path.stem}")
def test_a_solution_is_judged_as_its_folder_says(path: Path, pipeline: Pipeline, bank: Bank) -> None:
    package, submission = bank.load(slug_of(path)), Submission(path.read_bytes(), path)
    costly = path.parent.name in COSTLY
    report = pipeline.judge(package, submission, Silent(), growth=costly, explain=False)
    assert report.verdict is ALLOWED[path.parent.name]
    assert (report.isolation.tier, report.isolation.note) == ("strict", NOTE)


def test_some_of_each_kind_are_graded_so(tmp_path: Path) -> None:
    chosen = [next(iter(folder.glob("*.py"))) for folder in sorted({path.parent for path in SOLUTIONS})]
    handed_in = tmp_path / "handed_in"
    for path in chosen:
        folder = handed_in / f"{path.parent.name}-{path.stem}"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / f"{slug_of(path)}.py")
    done = subprocess.run(
        [sys.executable, "-m", "judge", "grade", str(handed_in), "--jobs", "2", "--format", "json"],
        env={**os.environ, "PATH": "", "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 1, done.stderr.decode()
    grades = json.loads(done.stdout)["grades"]
    assert len(grades) == len(chosen)
    for grade in grades:
        expected = ALLOWED[grade["student"].partition("-")[0]]
        assert (grade["verdict"], grade["tier"]) == (expected, "strict"), grade["student"]
