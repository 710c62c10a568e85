"""The command line as a user meets it: every command as a process of its own."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from judge.model.case import Call
from judge.model.caseid import encode_input

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "solutions_reference"
ACCEPTED = REFERENCE / "sliding_window_max" / "accepted" / "monotonic_queue.py"
WRONG = REFERENCE / "sliding_window_max" / "wrong_answer" / "starts_from_zero.py"
TOO_SLOW = REFERENCE / "sliding_window_max" / "time_limit_exceeded" / "queue_as_list.py"


def judge(
    *arguments: object, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `judge` with arguments, in a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "judge", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def document(*arguments: object, cwd: Path | None = None) -> Any:
    """The JSON document of a run that prints nothing else on stdout."""
    return json.loads(judge(*arguments, "--json", cwd=cwd).stdout)


# -- list, show, start ---------------------------------------------------------------------------------


def test_list_shows_every_problem_with_its_bounds() -> None:
    result = judge("list")
    assert result.returncode == 0
    for slug in ("binary_search", "sliding_window_max", "weighted_iou"):
        assert slug in result.stdout
    assert "O(rows * cols + q) time" in result.stdout


def test_list_works_where_the_directory_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'cd "{gone}" && rmdir "{gone}" && exec "{sys.executable}" -m judge list'
    result = subprocess.run(
        ["sh", "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "binary_search" in result.stdout


def test_list_remembers_how_far_the_solver_is(tmp_path: Path) -> None:
    judge("start", "sliding_window_max", cwd=tmp_path)
    target = tmp_path / "solutions" / "sliding_window_max.py"

    def status() -> str | None:
        problems = document("list", cwd=tmp_path)["problems"]
        found: list[str | None] = [p["status"] for p in problems if p["slug"] == "sliding_window_max"]
        return found[0]

    assert status() == "started"
    target.write_bytes(WRONG.read_bytes())
    judge("run", "sliding_window_max", cwd=tmp_path)
    assert status() == "wrong answer"
    target.write_bytes(ACCEPTED.read_bytes())
    assert status() == "changed since: wrong answer"
    judge("run", "sliding_window_max", "--samples", cwd=tmp_path)
    assert status() == "changed since: wrong answer"  # the samples alone prove nothing
    judge("run", "sliding_window_max", cwd=tmp_path)
    assert status() == "accepted"


def test_show_prints_the_statement_and_hints() -> None:
    assert "# Sliding Window Maximum" in judge("show", "sliding_window_max").stdout
    first = judge("show", "sliding_window_max", "--hint", 1)
    assert first.returncode == 0
    assert "--hint 2" in first.stdout
    beyond = judge("show", "sliding_window_max", "--hint", 9)
    assert beyond.returncode == 2
    assert "no number 9" in beyond.stderr


def test_start_writes_the_stub_and_never_overwrites_unasked(tmp_path: Path) -> None:
    target = tmp_path / "solutions" / "binary_search.py"
    assert judge("start", "binary_search", cwd=tmp_path).returncode == 0
    stub = target.read_text()
    assert stub == (ROOT / "problems" / "binary_search" / "stub.py").read_text()
    target.write_text("my work")
    again = judge("start", "binary_search", cwd=tmp_path)
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert target.read_text() == "my work"
    forced = judge("start", "binary_search", "--force", cwd=tmp_path)
    assert forced.returncode == 0
    assert target.read_text() == stub
    assert target.with_name("binary_search.py.bak").read_text() == "my work"


def test_inside_of_the_folder_of_solutions_it_is_here(tmp_path: Path) -> None:
    inside = tmp_path / "solutions"
    inside.mkdir()
    result = judge("start", "binary_search", cwd=inside)
    assert f"Wrote {inside / 'binary_search.py'}." in result.stdout
    assert [path.name for path in inside.iterdir()] == ["binary_search.py"]
    again = judge("run", "binary_search", "--samples", cwd=tmp_path)
    assert again.returncode == judge("run", "binary_search", "--samples", cwd=inside).returncode == 1
    assert "solutions/binary_search.py" in again.stdout


# -- run -------------------------------------------------------------------------------------------------


def test_run_accepts_a_correct_solution() -> None:
    result = judge("run", "sliding_window_max", ACCEPTED)
    assert result.returncode == 0
    assert "Accepted" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == "" or result.stderr.startswith("Building the cases")


def test_run_shows_a_failure_that_its_own_command_reproduces() -> None:
    result = judge("run", "sliding_window_max", WRONG)
    assert result.returncode == 1
    assert "sliding_window_max([-1], 1)" in result.stdout
    command = next(line for line in result.stdout.splitlines() if line.startswith("  judge run ")).split()
    again = judge(*command[1:])
    assert again.returncode == 1
    assert "sliding_window_max([-1], 1)" in again.stdout
    assert f"  {' '.join(command)}\n" in again.stdout


def test_a_case_that_only_its_id_holds_is_judged(tmp_path: Path) -> None:
    """Its smallest failing input stands in no corpus: the id that the report prints carries it."""
    file = tmp_path / "mine.py"
    right = ACCEPTED.read_text().replace("def sliding_window_max", "def right")
    file.write_text(
        f"{right}\n\ndef sliding_window_max(nums, k):\n    return [] if sum(nums) == 77 else right(nums, k)\n"
    )
    wrong = document("run", "sliding_window_max", file, "--input", "[70, 7], 1")
    assert wrong["verdict"] == "WA"
    identifier = encode_input((Call("sliding_window_max", ([70, 7], 1)),))
    assert identifier is not None
    again = document("run", "sliding_window_max", file, "--case", identifier)
    assert again["verdict"] == "WA"
    assert again["stages"][-1]["run"] == 1


def test_a_case_that_does_not_end_is_shown_where_it_was_and_what_it_printed(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("def binary_search(nums, target):\n    print('lost')\n    while True:\n        pass\n")
    for arguments in (["--case", "samples/absent_between"], ["--input", "[1, 2], 3"]):
        result = judge("run", "binary_search", file, *arguments)
        assert result.returncode == 1
        assert "still running after 2 s" in result.stdout
        assert "line 3 in binary_search" in result.stdout or "line 4 in binary_search" in result.stdout
        assert "printed     lost" in result.stdout


def test_the_example_of_the_readme_can_be_run_again() -> None:
    (command,) = [
        line
        for line in (ROOT / "README.md").read_text().splitlines()
        if line.startswith("  judge run sliding_window_max --case ")
    ]
    result = judge(*command.split()[1:3], ACCEPTED, *command.split()[3:])
    assert result.returncode == 0
    assert "1 of 1 passed" in result.stdout


def test_a_file_of_another_name_needs_its_problem(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_bytes(ACCEPTED.read_bytes())
    result = judge("run", "mine.py", cwd=tmp_path)
    assert result.returncode == 2
    assert "mine.py is named after no problem" in result.stderr
    assert "judge run SLUG mine.py" in result.stderr
    assert "There is no problem 'mine'" in judge("run", "mine", cwd=tmp_path).stderr


def test_run_gives_the_whole_report_as_json() -> None:
    report = document("run", "sliding_window_max", WRONG)
    assert report["schema"] == "judge/report/v1"
    assert report["verdict"] == "WA"
    assert report["problem"]["slug"] == "sliding_window_max"
    assert report["submission"]["bytes"] == WRONG.stat().st_size
    assert {stage["name"] for stage in report["stages"]} == {"load", "samples"}
    call = report["failure"]["case"]["calls"][0]
    assert [argument["value"] for argument in call["arguments"]] == [[-1], 1]
    assert call["expected"]["value"] == [-1]
    assert report["failure"]["outcome"]["values"][0]["value"] == [0]
    assert {"judge", "python", "hypothesis"} <= set(report["versions"])


def test_run_finds_the_solution_of_the_current_directory(tmp_path: Path) -> None:
    missing = judge("run", "sliding_window_max", cwd=tmp_path)
    assert missing.returncode == 2
    assert "judge start sliding_window_max" in missing.stderr
    (tmp_path / "sliding_window_max.py").write_bytes(WRONG.read_bytes())
    assert judge("run", "sliding_window_max", cwd=tmp_path).returncode == 1
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "sliding_window_max.py").write_bytes(ACCEPTED.read_bytes())
    assert judge("run", "sliding_window_max", cwd=tmp_path).returncode == 0
    assert judge("run", "solutions/sliding_window_max.py", cwd=tmp_path).returncode == 0


def test_samples_alone_can_be_judged() -> None:
    report = document("run", "sliding_window_max", ACCEPTED, "--samples")
    assert [stage["name"] for stage in report["stages"]] == ["load", "samples"]


def test_a_case_of_the_corpus_can_be_judged_alone() -> None:
    result = judge("run", "sliding_window_max", ACCEPTED, "--case", "hidden/edges/single_element")
    assert result.returncode == 0
    assert "sliding_window_max([7], 1)" in result.stdout
    unknown = judge("run", "sliding_window_max", ACCEPTED, "--case", "hidden/nowhere")
    assert unknown.returncode == 2
    assert "hidden/nowhere" in unknown.stderr


def test_an_own_input_is_answered_by_solution_and_reference() -> None:
    result = judge("run", "sliding_window_max", WRONG, "--input", "[-5, -2, -9], 2")
    assert result.returncode == 1
    assert "[0, 0]" in result.stdout
    assert "[-2, -2]" in result.stdout
    outside = judge("run", "sliding_window_max", ACCEPTED, "--input", "[1, 2], 5")
    assert "outside the constraints: 1 <= k" in outside.stdout
    by_class = judge(
        "run",
        "rectangle_sum",
        REFERENCE / "rectangle_sum" / "accepted" / "prefix_table.py",
        "--input",
        "[[1, 2], [3, 4]]; query(0, 1, 0, 1); query(1, 1, 0, 1)",
    )
    assert by_class.returncode == 0
    assert "[10, 7]" in by_class.stdout


def test_fuzzing_goes_on_after_the_cases_and_finds_what_they_do_not_hold(tmp_path: Path) -> None:
    rare = tmp_path / "rare.py"
    rare.write_text(
        "def sliding_window_max(nums, k):\n"
        "    wrong = len(nums) > 6 and nums[3] == nums[5] + 1\n"
        "    return [max(nums[i:i + k]) + wrong for i in range(len(nums) - k + 1)]\n"
    )
    accepted = document("run", "sliding_window_max", ACCEPTED, "--fuzz", "0.5")
    assert accepted["verdict"] == "AC"
    stages = {stage["name"]: stage for stage in accepted["stages"]}
    assert list(stages)[-2:] == ["fuzz", "growth"]
    assert stages["fuzz"]["run"] > 10
    assert document("run", "sliding_window_max", rare, "--fuzz", "30")["verdict"] == "WA"


def test_growth_can_be_left_out_or_be_all_that_is_judged() -> None:
    without = document("run", "sliding_window_max", ACCEPTED, "--no-growth")
    assert [stage["name"] for stage in without["stages"]] == ["load", "samples", "hidden", "generated"]
    assert without["growth"] is None
    only = document("run", "sliding_window_max", ACCEPTED, "--growth-only")
    assert [stage["name"] for stage in only["stages"]] == ["load", "growth"]
    assert only["verdict"] == "AC"
    assert {series["family"] for series in only["growth"]["series"]} >= {
        "ascending",
        "descending",
        "constant",
    }


def test_a_solution_that_is_too_slow_is_shown_why() -> None:
    result = judge("run", "sliding_window_max", TOO_SLOW)
    assert result.returncode == 1
    assert "Time Limit Exceeded" in result.stdout
    assert "the bound is O(n)" in result.stdout
    assert "candidates.pop(0)" in result.stdout
    assert "descending: " in result.stdout
    assert "such as     sliding_window_max([" in result.stdout


@pytest.mark.parametrize(
    "options",
    [
        ["--growth-only", "--no-growth"],
        ["--growth-only", "--samples"],
        ["--growth-only", "--input", "[1], 1"],
        ["--claim", "O(n)", "--no-growth"],
    ],
)
def test_options_that_contradict_each_other_are_wrong_usage(options: list[str]) -> None:
    assert judge("run", "sliding_window_max", ACCEPTED, *options).returncode == 2


# -- what people get wrong -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "slidingwindow", ACCEPTED], "Did you mean sliding_window_max?"),
        (["run", "binary-search", ACCEPTED], "Did you mean binary_search?"),
        (["run", "qqqq", ACCEPTED], "See `judge list`."),
        (["run", "../etc", ACCEPTED], "no problem '../etc'"),
        (["run", "sliding_window_max", "nowhere.py"], "nowhere.py does not exist"),
        (["run", "sliding_window_max", ROOT], "is a directory"),
        (["run", "sliding_window_max", "/dev/zero"], "is not a regular file"),
        (["run", "sliding_window_max", ACCEPTED, "--samples", "--fuzz", "1"], "Only one of"),
        (["run", "sliding_window_max", ACCEPTED, "--fuzz", "-1"], "--fuzz"),
        (["run", "sliding_window_max", ACCEPTED, "--input", "[1, 2]"], "takes 2 arguments"),
        (["run", "sliding_window_max", ACCEPTED, "--input", "[1, 2], 'x'"], "k must be of type int"),
        (["run", "sliding_window_max", ACCEPTED, "--input", "[1, 2"], "cannot be read"),
        (["run", "sliding_window_max", ACCEPTED, "--input", "__import__('os'), 1"], "not a plain value"),
        (["run", "sliding_window_max", ACCEPTED, "--bank", "/nowhere"], "is not a bank"),
        (["run"], "Missing argument"),
        (["frobnicate"], "No such command"),
    ],
)
def test_wrong_usage_has_one_clear_message_and_exit_code_2(arguments: list[object], words: str) -> None:
    result = judge(*arguments)
    assert result.returncode == 2
    assert words in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"", "the file is empty"),
        (b"\xff\xfe", "not text in UTF-8"),
        (b"def sliding_window_max(nums, k)\n    return 1\n", "SyntaxError"),
        (b"def window_max(nums, k):\n    return 1\n", "it defines window_max"),
        (b"def sliding_window_max(nums):\n    return 1\n", "must take 2 parameters (nums, k), but takes 1"),
        (b"sliding_window_max = 3\n", "is not a function"),
        (b"x = 1\0\n", "null bytes"),
    ],
)
def test_a_file_that_cannot_be_judged_is_a_compile_error(tmp_path: Path, source: bytes, words: str) -> None:
    path = tmp_path / "solution.py"
    path.write_bytes(source)
    result = judge("run", "sliding_window_max", path)
    assert result.returncode == 1
    assert "Compile Error" in result.stdout
    assert words in " ".join(result.stdout.split())


def test_a_reader_that_leaves_early_is_no_error() -> None:
    shell = f"{sys.executable} -m judge run sliding_window_max {WRONG} | head -n 1"
    result = subprocess.run(shell, shell=True, capture_output=True, text=True, timeout=60, check=False)
    assert "Sliding Window Maximum" in result.stdout
    assert result.stderr == ""


def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path) -> None:
    endless = tmp_path / "endless.py"
    endless.write_text("def sliding_window_max(nums, k):\n    while True: pass\n")
    marker = f"--hang-marker-{os.getpid()}"
    process = subprocess.Popen(
        [sys.executable, "-m", "judge", "run", "sliding_window_max", str(endless)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "JUDGE_MARKER": marker, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    while "load" not in process.stdout.readline():
        assert process.poll() is None
    children = _descendants(process.pid)
    assert children
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors.strip().endswith("Interrupted.")
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists() and not _is_zombie(pid)]


def test_a_watched_file_is_judged_again_when_it_is_saved(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("def sliding_window_max(nums, k):\n    return []\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "judge", "run", "sliding_window_max", str(file), "--samples", "--watch"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None

    def until_it_waits() -> str:
        assert process.stdout is not None
        return "".join(iter(process.stdout.readline, f"Waiting for {file} to change; Ctrl-C ends.\n"))

    assert "Wrong Answer" in until_it_waits()
    file.unlink()  # as editors do that put a new file in its place
    file.write_bytes(ACCEPTED.read_bytes())
    assert "Accepted" in until_it_waits()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == 0  # that of the last verdict


def _descendants(pid: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            found += [child, *_descendants(child)]
    return found


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


# -- speed that can be tested without a clock --------------------------------------------------------------


def test_the_warm_path_imports_neither_hypothesis_nor_yaml_nor_jinja2() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "judge"]
    run = ["run", "sliding_window_max", str(ACCEPTED), "--json"]
    judge(*run)
    result = subprocess.run([*command, *run], capture_output=True, text=True, timeout=60, check=True)
    assert json.loads(result.stdout)["growth"]["decision"] == "within"
    imported = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    assert "judge.pipeline" in imported
    assert not imported & {"hypothesis", "yaml", "jinja2", "numpy"}


def test_completion_offers_the_slugs() -> None:
    result = judge(
        cwd=None, _JUDGE_COMPLETE="bash_complete", COMP_WORDS="judge run sli", COMP_CWORD="2", COMP_TYPE="9"
    )
    assert "plain,sliding_window_max" in result.stdout


# -- doctor ----------------------------------------------------------------------------------------------


def test_the_doctor_names_the_tier_that_reports_name() -> None:
    diagnosis = document("doctor")
    assert (
        diagnosis["tier"] == document("run", "sliding_window_max", ACCEPTED, "--samples")["isolation"]["tier"]
    )
    result = judge("doctor")
    assert f"Isolation of this machine: {diagnosis['tier']}" in result.stdout
    assert result.returncode == (0 if diagnosis["tier"] == "strict" else 1)


def test_the_doctor_finds_that_bubblewrap_is_missing(tmp_path: Path) -> None:
    result = judge("doctor", PATH=str(tmp_path))
    assert result.returncode == 0
    assert "Cases are judged in the counted engine" in result.stdout
    assert "bubblewrap  not installed" in result.stdout
    assert "Install bubblewrap:" in result.stdout
