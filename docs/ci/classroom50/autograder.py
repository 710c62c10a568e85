"""The autograder of a Classroom 50 assignment, CLASSROOM/autograders/ASSIGNMENT/autograder.py.

The bundle holds the folder judge/ beside this file, at a commit that you have read. The runner starts this
in the checkout of the student, with the identity of the submission in the environment.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROBLEMS = ("binary_search", "sliding_window_max")

JUDGE = Path(__file__).resolve().parent / "judge"

PLACE = Path(os.environ.get("RUNNER_TEMP", "/tmp")) / "judge"

GRADED = (0, 1)
"""Exit codes after which everything has been judged: all accepted, or some not."""


def main() -> int:
    install()
    files = [collect(Path(f"{problem}.py")) for problem in PROBLEMS]
    code = subprocess.run(
        [
            PLACE / "bin/judge",
            "grade",
            *files,
            f"--journal={PLACE / 'journal.jsonl'}",
            "--format=classroom50=result.json",
        ]
    ).returncode
    return 0 if code in GRADED else code


def install() -> None:
    """Put bubblewrap and judge on the runner."""
    subprocess.run(["sh", JUDGE / "tools/install-bubblewrap.sh"], check=True)
    subprocess.run(["sh", JUDGE / "tools/allow-bubblewrap.sh"], check=True)
    subprocess.run([sys.executable, "-m", "venv", PLACE], check=True)
    subprocess.run([PLACE / "bin/python", "-m", "pip", "install", "--quiet", JUDGE], check=True)


def collect(handed_in: Path) -> Path:
    """A copy of the file outside of the checkout. One that is missing is empty, so that it costs its points.

    Links are not followed: one could lead out of the submission.
    """
    copy = PLACE / "submission" / handed_in.name
    copy.parent.mkdir(exist_ok=True)
    if handed_in.is_file() and not handed_in.is_symlink():
        shutil.copyfile(handed_in, copy)
    else:
        copy.touch()
    return copy


if __name__ == "__main__":
    sys.exit(main())
