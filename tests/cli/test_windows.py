"""What works on Windows, and the advice for the rest, tried without the names that Windows lacks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

AS_WINDOWS = """
import os, runpy, select, signal, sys, time
# these ask for the system when they are imported
import click, concurrent.futures.process, multiprocessing.connection, platformdirs, subprocess, tempfile
import zipfile
import rich.console, rich.progress

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
    "uname wait3 wait4 waitid WNOHANG",
    select: "poll epoll",
    signal: "SIGALRM SIGBUS SIGCHLD SIGHUP SIGKILL SIGPROF SIGSYS SIGTRAP SIGUSR1 SIGVTALRM SIG_BLOCK "
    "SIG_SETMASK ITIMER_PROF ITIMER_REAL alarm getitimer pthread_sigmask setitimer sigwait",
    time: "clock_gettime",
}.items():
    for name in names.split():
        delattr(module, name)
sys.platform = "win32"
sys.argv[0] = "judge"
runpy.run_module("judge", run_name="__main__")
"""


def judge(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", AS_WINDOWS, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_problems_can_be_read_and_begun(tmp_path: Path) -> None:
    for arguments in (["list"], ["show", "binary_search"], ["start", "binary_search"], ["list"]):
        result = judge(*arguments, cwd=tmp_path)
        assert (result.returncode, result.stderr) == (0, ""), arguments
    assert (tmp_path / "solutions" / "binary_search.py").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "binary_search", "solutions/binary_search.py"],
        ["grade", "solutions"],
        ["verify", "binary_search"],
        ["verify", "binary_search", "--jobs", "1"],
        ["doctor"],
    ],
    ids=" ".join,
)
def test_what_runs_submissions_names_the_way_to_linux(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "binary_search.py").write_text("def binary_search(nums, target): return -1\n")
    result = judge(*arguments, cwd=tmp_path)
    assert "Error: Submissions cannot be run on Windows itself." in result.stderr
    assert "wsl --install" in result.stderr
    assert result.returncode == 3
