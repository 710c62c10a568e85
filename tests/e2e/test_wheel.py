"""The wheel holds everything: it works unpacked anywhere, with no checkout near."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_wheel_judges_with_its_own_bank_from_any_directory(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(site)
    assert "judge/bank/problems/sliding_window_max/hidden/cases.yaml" in names
    for template in ("index.html", "submission.html", "style.css"):
        assert f"judge/report/formats/templates/{template}" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith(("tests", "bench"))]

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    solution = site / "judge/bank/solutions_reference/sliding_window_max/accepted/blocks.py"
    environment = {**os.environ, "PYTHONPATH": str(site), "JUDGE_CACHE": str(tmp_path / "cache")}

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command],
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )

    assert run("-c", "import judge; print(judge.__file__)").stdout.startswith(str(site))
    result = run("-m", "judge", "run", "sliding_window_max", str(solution))
    assert result.returncode == 0, result.stderr
    assert "Accepted" in result.stdout
    assert list(elsewhere.iterdir()) == []

    assert run("-m", "judge", "new", "demo").returncode == 0  # the templates are in the wheel too
    wrong = "solutions_reference/demo/wrong_answer/one_step_late.py"
    result = run("-m", "judge", "run", "demo", wrong)
    assert result.returncode == 1, result.stderr
    assert "Wrong Answer" in result.stdout
