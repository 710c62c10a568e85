"""What works on Windows, and the advice for the rest, tried without the names that Windows lacks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

AS_WINDOWS = """
import os, select, signal, sys, time
# these ask for the system when they are imported
import click, concurrent.futures.process, multiprocessing.connection, platformdirs, subprocess, sysconfig
import tempfile, zipfile
import rich.console, rich.progress
sysconfig.get_config_vars()
if "judge.engines.counted.server" in " ".join(sys.orig_argv):
    import wasmtime

class NotOnWindows:
    def find_spec(self, name, path=None, target=None):
        if name in ("fcntl", "grp", "pwd", "resource", "termios"):
            raise ModuleNotFoundError(name, name=name)

for name in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules.pop(name, None)
sys.meta_path.insert(0, NotOnWindows())
for module, names in {
    os: "O_CLOEXEC O_NONBLOCK O_NOFOLLOW O_DIRECTORY O_SYNC fchmod fork geteuid getpgid getuid killpg mkfifo "
    "nice pread pwrite register_at_fork sched_getaffinity sched_setaffinity set_blocking setsid sysconf "
    "uname wait3 wait4 waitid",
    select: "poll epoll",
    signal: "SIGALRM SIGBUS SIGCHLD SIGHUP SIGKILL SIGPROF SIGSYS SIGTRAP SIGUSR1 SIGVTALRM SIG_BLOCK "
    "SIG_SETMASK ITIMER_PROF ITIMER_REAL alarm getitimer pthread_sigmask setitimer sigwait",
    time: "clock_gettime",
}.items():
    for name in names.split():
        delattr(module, name)

class Popen(subprocess.Popen):
    def __init__(self, *arguments, **named):
        refused = {"pass_fds", "preexec_fn", "process_group", "user", "group"} & named.keys()
        assert not refused, refused
        super().__init__(*arguments, **named)

    def kill(self):
        self.send_signal(9)

subprocess.Popen = Popen
sys.platform = "win32"
"""
"""Executed at the start of the judge and of each process that it starts."""


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which every Python takes itself for one on Windows."""
    folder = tmp_path_factory.mktemp("windows")
    (folder / "sitecustomize.py").write_text(AS_WINDOWS)
    return folder


def judge(windows: Path, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "judge", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": f"{windows}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def solution(tmp_path: Path) -> Path:
    """A wrong solution of `binary_search`, in the folder where the judge looks for one."""
    path = tmp_path / "solutions" / "binary_search.py"
    path.parent.mkdir()
    path.write_text("def binary_search(nums, target): return -1\n")
    return path


def test_problems_can_be_read_and_begun(windows: Path, tmp_path: Path) -> None:
    for arguments in (["list"], ["show", "binary_search"], ["start", "binary_search"], ["list"]):
        result = judge(windows, *arguments, cwd=tmp_path)
        assert (result.returncode, result.stderr) == (0, ""), arguments
    assert (tmp_path / "solutions" / "binary_search.py").exists()


def test_a_solution_is_judged_strictly_and_explained(windows: Path, tmp_path: Path, solution: Path) -> None:
    result = judge(windows, "run", "binary_search", solution, cwd=tmp_path)
    assert "call        binary_search([0], 0)" in result.stdout, result.stderr
    assert "Isolation: strict; counted engine: Windows isolates nothing natively" in result.stdout
    assert result.returncode == 1


def test_a_right_solution_is_accepted_with_its_growth(windows: Path, tmp_path: Path) -> None:
    accepted = ROOT / "solutions_reference" / "binary_search" / "accepted" / "half_open.py"
    result = judge(windows, "run", "binary_search", accepted, cwd=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "families within the bounds" in result.stdout


def test_submissions_are_graded(windows: Path, tmp_path: Path, solution: Path) -> None:
    result = judge(windows, "grade", "solutions", "--no-growth", cwd=tmp_path)
    assert "WA" in result.stdout, result.stderr
    assert result.returncode == 1


def test_the_doctor_names_the_engine(windows: Path, tmp_path: Path) -> None:
    result = judge(windows, "doctor", cwd=tmp_path)
    assert "Cases are judged in the counted engine" in result.stdout, result.stderr
    assert result.returncode == 0


@pytest.mark.parametrize(
    "arguments", [["verify", "binary_search"], ["verify", "binary_search", "--jobs", "1"]], ids=" ".join
)
def test_what_needs_native_workers_names_the_way_to_linux(
    windows: Path, tmp_path: Path, arguments: list[str]
) -> None:
    result = judge(windows, *arguments, cwd=tmp_path)
    assert "Error: Submissions cannot be run on Windows itself." in result.stderr
    assert "wsl --install" in result.stderr
    assert result.returncode == 3
