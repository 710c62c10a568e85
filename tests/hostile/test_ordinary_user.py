"""Whoever runs the judge as an ordinary user is as safe as root."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.catalog.bank import Bank
from judge.pipeline import Pipeline
from tests.hostile.catalogue import HOSTILE

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534

CHOSEN = {
    "cheating_the_clock/patched_count_of_memory",
    "corrupting/writes_files",
    "corrupting/changes_files",
    "corrupting/fork_bomb",
    "corrupting/subprocesses",
    "corrupting/system_calls",
    "corrupting/kills_the_parent",
    "exhausting/list_without_end",
    "exhausting/blocked_signals",
    "forging/doubled_reply",
    "honest/heavy_imports",
    "honest/joined_threads",
    "stealing/network",
    "stealing/proc",
    "stealing/whole_disk",
}
"""What depends on the rights of the user: one of each kind, since a process of its own judges them."""

pytestmark = [
    pytest.mark.hostile,
    pytest.mark.skipif(os.getuid() != 0, reason="every test runs as an ordinary user here"),
]


@pytest.fixture
def cache_of_nobody(cache: Path, bank: Bank) -> Iterator[Path]:
    """A cache that belongs to nobody and holds all that has been built for the problem."""
    slugs = {hostile.problem for hostile in HOSTILE if hostile.name in CHOSEN}
    for slug in slugs:
        Pipeline(cache, [ROOT]).corpus(bank.load(slug))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "cache"
        shutil.copytree(cache, target)
        for path in (Path(folder), target, *target.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        yield target
        shutil.rmtree(target)


def as_nobody(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run Python as a user without rights: this one, or if only root may read it, the system's own."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for executable in (sys.executable, f"/usr/bin/{version}"):
        try:
            return subprocess.run(
                [executable, *arguments],
                user=NOBODY,
                group=NOBODY,
                extra_groups=[],
                cwd=ROOT,
                env={"PATH": os.defpath, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                capture_output=True,
                text=True,
                timeout=300,
            )
        except OSError as error:
            reason = str(error)
    pytest.skip(f"an ordinary user cannot run Python here: {reason}")


def test_an_ordinary_user_gets_the_same_verdicts(cache_of_nobody: Path) -> None:
    probe = as_nobody("-c", "import judge.pipeline, tests.hostile.catalogue")
    if probe.returncode != 0:
        pytest.skip(f"an ordinary user cannot import the judge here: {probe.stderr.strip()[-200:]}")
    run = as_nobody("-m", "tests.hostile", str(cache_of_nobody), *sorted(CHOSEN))
    assert run.returncode == 0, run.stderr
    got = {name: (verdict, tier) for name, verdict, tier in map(str.split, run.stdout.splitlines())}
    assert set(got) == CHOSEN
    for hostile in HOSTILE:
        if hostile.name in CHOSEN:
            verdict, tier = got[hostile.name]
            assert verdict in hostile.verdicts, hostile.name
            assert tier == "strict", hostile.name
