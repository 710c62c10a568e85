"""`judge new` as an author meets it, and the bank in the current directory."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import ROOT, document, judge

PROMPTS = ("What does a solution define?", "Title", "Difficulty", "Tags", "Time bound")


def test_in_an_empty_directory_the_new_problem_is_found_at_once(tmp_path: Path) -> None:
    result = judge("new", "demo", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert f"Made a new bank in {tmp_path}." in result.stdout
    assert "judge verify demo\n" in result.stdout
    assert judge("show", "demo", cwd=tmp_path).returncode == 0
    slugs = [problem["slug"] for problem in document("list", cwd=tmp_path)["problems"]]
    assert "demo" in slugs
    assert "sliding_window_max" in slugs  # the shipped bank is searched after the one here
    assert "demo" not in [
        problem["slug"] for problem in document("list", cwd=tmp_path / "problems")["problems"]
    ]


@pytest.mark.parametrize("kind", ["function", "class"])
def test_the_solutions_of_a_new_problem_get_the_verdicts_of_their_folders(tmp_path: Path, kind: str) -> None:
    judge("new", "demo", "--kind", kind, cwd=tmp_path)
    codes = {
        path.parent.name: judge("run", "demo", path, "--no-growth", cwd=tmp_path).returncode
        for path in sorted((tmp_path / "solutions_reference" / "demo").glob("[aw]*/*.py"))
    }
    assert codes == {"accepted": 0, "wrong_answer": 1}


def test_a_folder_of_that_name_without_packages_is_no_bank(tmp_path: Path) -> None:
    (tmp_path / "problems" / "of_mine").mkdir(parents=True)
    assert judge("list", cwd=tmp_path).returncode == 0


def test_into_makes_a_bank_and_the_commands_name_it(tmp_path: Path) -> None:
    result = judge("new", "demo", "--into", "my bank", cwd=tmp_path)
    assert result.returncode == 0
    assert "judge verify demo --bank 'my bank'" in result.stdout
    assert judge("show", "demo", "--bank", "my bank", cwd=tmp_path).returncode == 0
    again = judge("new", "demo", "--into", "my bank", cwd=tmp_path)
    assert again.returncode == 2
    assert "exists already" in again.stderr


def test_the_bank_of_the_environment_is_written_to(tmp_path: Path) -> None:
    judge("new", "first", "--into", "bank", cwd=tmp_path)
    result = judge("new", "second", cwd=tmp_path, JUDGE_BANK="bank")
    assert result.returncode == 0
    assert "Made a new bank" not in result.stdout
    assert (tmp_path / "bank" / "problems" / "second").is_dir()
    assert not (tmp_path / "problems").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["two-sum"], "such as two_sum."),
        (["sum"], "hide Python's own `sum`"),
        (["binary_search"], "There is a problem 'binary_search' already"),
        (["demo", "--bound", "n log n"], "a bound is written O(...)"),
        (["demo", "--bound", "O(n^2)"], "a power is written n ** 2"),
        (["demo", "--tags", "Big Arrays"], "a tag is made of a-z, 0-9 and -"),
        (["demo", "--tags", ","], "a problem has 1 to 12 tags"),
        (["demo", "--title", " "], "A title is one line"),
        (["demo", "--difficulty", "extreme"], "is not one of"),
        (["demo", "--into", "bank/problems"], "judge new demo --into bank"),
        (["demo", "--into", __file__], "is not a folder"),
        (["demo", "--into", "a", "--bank", "b"], "Only one of --into and --bank"),
        (["demo", "--bank", "nowhere"], "is not a bank"),
        ([], "Missing argument 'SLUG'"),
    ],
)
def test_each_mistake_has_its_message_and_leaves_nothing(
    tmp_path: Path, arguments: list[str], words: str
) -> None:
    result = judge("new", *arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert words in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def on_terminal(folder: Path, answers: str, *arguments: str) -> str:
    """What `judge` prints on a terminal whose user types the answers."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "judge", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"},
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    os.write(master, answers.encode())
    printed = b""
    try:
        while select.select([master], [], [], 60)[0]:
            part = os.read(master, 65536)
            if not part:
                break
            printed += part
    except OSError:  # how Linux says that the other end is closed
        pass
    finally:
        os.close(master)
        process.wait(60)
    return printed.decode()


def test_a_terminal_is_asked_for_what_is_not_given(tmp_path: Path) -> None:
    answers = "class\nSums, Quickly\narrays, prefix-sums\nO(n\nO(n log n + q)\n"
    printed = on_terminal(tmp_path, answers, "new", "demo", "--difficulty", "easy")
    assert [question in printed for question in PROMPTS] == [True, True, False, True, True]
    assert "is missing at the end" in printed or "cannot be read" in printed or "is written O(...)" in printed
    (problem,) = (p for p in document("list", cwd=tmp_path)["problems"] if p["slug"] == "demo")
    assert (problem["title"], problem["difficulty"]) == ("Sums, Quickly", "easy")
    assert problem["tags"] == ["arrays", "prefix-sums"]
    assert problem["time"] == "O(n log n + q)"


def test_yes_asks_nothing_and_the_end_of_input_writes_nothing(tmp_path: Path) -> None:
    assert "Title" not in on_terminal(tmp_path, "", "new", "demo", "--yes")
    assert (tmp_path / "problems" / "demo").is_dir()
    on_terminal(tmp_path, "\x04", "new", "other")
    assert not (tmp_path / "problems" / "other").exists()


# -- list --tag -----------------------------------------------------------------------------------------


def test_list_shows_the_problems_that_have_all_tags() -> None:
    def slugs(*tags: str) -> set[str]:
        return {p["slug"] for p in document("list", *(w for tag in tags for w in ("--tag", tag)))["problems"]}

    assert {"weighted_iou", "non_maximum_suppression"} <= slugs("computer-vision")
    assert "rate_limiter" not in slugs("computer-vision")
    assert slugs("sliding-window", "class-design") == {"rate_limiter"}
    assert slugs("Sliding_Window", "CLASS design") == {"rate_limiter"}
    assert slugs("stack", "matrix") == set()
    assert (
        "No problem has all of these tags: matrix, stack."
        in judge("list", "--tag", "stack", "--tag", "matrix").stdout
    )


def test_an_unknown_tag_gets_close_ones() -> None:
    close = judge("list", "--tag", "slidng-window")
    assert close.returncode == 2
    assert "No problem has the tag 'slidng-window'." in close.stderr
    assert "Did you mean sliding-window?" in close.stderr
    far = judge("list", "--tag", "xyz")
    assert far.returncode == 2
    assert "There are: arrays, " in far.stderr
