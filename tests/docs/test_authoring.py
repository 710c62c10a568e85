"""docs/authoring.md is true: its files make a package, and its commands print what it shows."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "authoring.md"

FENCE = re.compile(r"^(`{3,})(\w+)(?: (\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


class Block(Struct, frozen=True):
    """A block of the guide: a file with its path, or a console with commands and what they print."""

    language: str
    path: str
    text: str


def blocks() -> Iterator[Block]:
    for match in FENCE.finditer(GUIDE.read_text(encoding="utf-8")):
        yield Block(match[2], match[3] or "", match[4])


def run(command: str, folder: Path) -> str:
    """What a command of the guide prints, both streams together."""
    words = shlex.split(command)
    if words[0] == "judge":
        words[:1] = [sys.executable, "-m", "judge"]
    result = subprocess.run(
        words,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=240,
        check=False,
    )
    assert result.returncode in (0, 1), (command, result.stdout)
    return result.stdout


def assert_prints(shown: str, printed: str) -> None:
    """Every line shown is printed, in this order; `...` stands for anything, in a line or between lines."""
    lines = printed.splitlines()
    for line in shown.splitlines():
        if line == "...":
            continue
        pattern = ".*".join(map(re.escape, line.split("...")))
        found = next((i for i, other in enumerate(lines) if re.fullmatch(pattern, other)), None)
        assert found is not None, f"{line!r} is not printed:\n{printed}"
        lines = lines[found + 1 :]


def test_the_guide_makes_a_problem_and_shows_what_happens(tmp_path: Path) -> None:
    commands = 0
    for block in blocks():
        if block.language != "console":
            target = tmp_path / block.path
            assert target.parent != tmp_path, f"a block without a path in its folder: {block.text[:60]}"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
            continue
        for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            assert_prints(shown, run(command, tmp_path))
            commands += 1
    assert commands == len(re.findall(r"^\$ ", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)) > 4
