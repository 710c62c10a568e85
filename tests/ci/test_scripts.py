"""The scripts that run in CI, with a judge that only notes how it was called."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

JUDGE = """#!{python}
import json, os, sys
from pathlib import Path
Path(os.environ["CALLED"]).write_text(json.dumps(sys.argv[1:]))
print("::error::a submission is called like this")
print("  ::add-mask::x ##[group]y")
given = [argument for argument in sys.argv if "=" in argument]
given = dict(argument.removeprefix("--format=").split("=", 1) for argument in given)
for name, file in given.items():
    if name in ("github", "summary", "gradescope", "classroom50"):
        Path(file).write_text("::error file=a.py::of judge\\n" if name == "github" else name + "\\n")
sys.exit(int(os.environ["CODE"]))
"""


class Place:
    """A folder with a judge in it, and the environment of a step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.judge = folder / "bin" / "judge"
        self.judge.parent.mkdir()
        self.judge.write_text(JUDGE.format(python=sys.executable), "utf-8")
        self.judge.chmod(self.judge.stat().st_mode | stat.S_IXUSR)

    def run(self, *command: str | Path, code: int = 0, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": f"{self.judge.parent}:{os.environ['PATH']}",
            "CALLED": str(self.folder / "called.json"),
            "CODE": str(code),
            **variables,
        }
        return subprocess.run(
            command, env=environment, cwd=self.folder, capture_output=True, text=True, timeout=60
        )

    def called(self) -> list[str]:
        found: list[str] = json.loads((self.folder / "called.json").read_text("utf-8"))
        return found


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def grade(place: Place, code: int = 0, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step of the action."""
    variables = {
        "RUNNER_TEMP": str(place.folder),
        "GITHUB_OUTPUT": str(place.folder / "output"),
        "GITHUB_STEP_SUMMARY": str(place.folder / "summary"),
        "JUDGE_PATHS": ".",
        "JUDGE_PROBLEMS": "",
        "JUDGE_BANK_DIR": "",
        "JUDGE_REVEAL": "group",
        "JUDGE_JOBS": "",
        "JUDGE_ALLOW_ISOLATION": "strict",
        **inputs,
    }
    return place.run(ROOT / "tools/grade-in-actions.sh", code=code, **variables)


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_the_step_succeeds_and_tells_the_code(place: Place, code: int) -> None:
    result = grade(place, code)
    assert result.returncode == 0, result.stderr
    assert f"code={code}\n" in (place.folder / "output").read_text("utf-8")
    assert (place.folder / "summary").read_text("utf-8") == "summary\n"


def test_commands_are_stopped_while_the_judge_runs_and_its_own_come_after(place: Place) -> None:
    first, *middle, end, annotation = grade(place).stdout.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert len(token) == 32
    assert end == f"::{token}::"
    assert "::error::a submission is called like this" in middle
    assert annotation == "::error file=a.py::of judge"
    assert token not in grade(place).stdout, "nobody can guess it"


def test_the_inputs_arrive_as_they_are(place: Place) -> None:
    grade(
        place,
        JUDGE_PATHS="one folder\n\n  \n-x.zip\n$(touch owned)\n",
        JUDGE_PROBLEMS="binary_search  rectangle_sum",
        JUDGE_BANK_DIR="my bank",
        JUDGE_JOBS="4",
        JUDGE_REVEAL="count",
    )
    called = place.called()
    assert called[called.index("--") + 1 :] == ["one folder", "-x.zip", "$(touch owned)"]
    for pair in (
        ["--reveal", "count"],
        ["--problem", "binary_search"],
        ["--problem", "rectangle_sum"],
        ["--bank", "my bank"],
        ["--jobs", "4"],
        ["--allow-isolation", "strict"],
    ):
        assert any(called[i : i + 2] == pair for i in range(len(called))), pair
    assert not (place.folder / "owned").exists()


def test_the_journal_is_not_among_the_reports(place: Place) -> None:
    """It is uploaded for whoever may read the repository; the journal knows more than `--reveal` tells."""
    grade(place)
    called = place.called()
    journal = Path(called[called.index("--journal") + 1])
    assert journal.parent == place.folder
    assert f"reports={place.folder / 'judge-reports'}\n" in (place.folder / "output").read_text("utf-8")


# -- Gradescope ------------------------------------------------------------------------------------------


def autograde(place: Place, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run run_autograder where its places are below the folder."""
    for name in ("submission", "results"):
        (place.folder / "autograder" / name).mkdir(parents=True, exist_ok=True)
    script = (ROOT / "docs/ci/gradescope/run_autograder").read_text("utf-8")
    script = script.replace("/autograder/", f"{place.folder}/autograder/").replace(
        "/opt/judge/bin/judge", str(place.judge)
    )
    return place.run("bash", "-c", script, code=code, TMPDIR=str(place.folder))


@pytest.mark.parametrize(("code", "left"), [(0, True), (1, True), (2, False), (3, False)])
def test_gradescope_gets_results_only_where_all_was_judged(place: Place, code: int, left: bool) -> None:
    result = autograde(place, code)
    assert result.returncode == (0 if left else code), result.stderr
    assert (place.folder / "autograder/results/results.json").exists() is left


def test_gradescope_judges_what_is_missing_as_empty_and_follows_no_link(place: Place) -> None:
    handed_in = place.folder / "autograder" / "submission"
    handed_in.mkdir(parents=True)
    secret = place.folder / "secret.py"
    secret.write_text("secret = 1\n", "utf-8")
    (handed_in / "binary_search.py").symlink_to(secret)
    (handed_in / "other.py").write_text("", "utf-8")
    assert autograde(place).returncode == 0
    files = [Path(argument) for argument in place.called() if argument.endswith(".py")]
    assert [file.name for file in files] == ["binary_search.py", "sliding_window_max.py"]
    assert [file.read_text("utf-8") for file in files] == ["", ""]


# -- Classroom 50 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "ends"), [(0, 0), (1, 0), (3, 3)])
def test_classroom_50_hears_of_faults_only(place: Place, code: int, ends: int) -> None:
    """Without its installation, which needs a network."""
    checkout = place.folder / "checkout"
    checkout.mkdir()
    (checkout / "binary_search.py").write_text("x = 1\n", "utf-8")
    (place.folder / "judge").mkdir()
    (place.folder / "judge" / "bin").symlink_to(place.judge.parent)
    script = ROOT / "docs/ci/classroom50/autograder.py"
    start = "import os, runpy, sys; from pathlib import Path; os.chdir(sys.argv[2]); "
    start += "found = runpy.run_path(sys.argv[1]); main = found['main']; "
    start += "main.__globals__['install'] = lambda: None; sys.exit(main())"
    result = place.run(
        sys.executable, "-c", start, script, checkout, code=code, RUNNER_TEMP=str(place.folder)
    )
    assert result.returncode == ends, result.stderr
    assert (checkout / "result.json").read_text("utf-8") == "classroom50\n"
    files = [Path(argument) for argument in place.called() if argument.endswith(".py")]
    assert [file.read_text("utf-8") for file in files] == ["x = 1\n", ""]


# -- AppArmor --------------------------------------------------------------------------------------------


def test_where_bubblewrap_works_nothing_is_changed(place: Place) -> None:
    """Whatever this machine is: a bubblewrap that works is left alone."""
    bwrap = place.judge.with_name("bwrap")
    bwrap.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    bwrap.chmod(0o755)
    result = place.run("sh", ROOT / "tools/allow-bubblewrap.sh")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
