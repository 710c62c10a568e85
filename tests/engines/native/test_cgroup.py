"""Control groups are found where they can be used, limit what they should, and go with their worker."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from judge.engines.native.cgroup import MAX_THREADS, PREFIX, Group, Tree, find_trees
from judge.engines.native.sandbox import Sandbox
from judge.model.outcome import Killed
from tests import workers
from tests.workers import outcome_of, returned

nothing_left_behind = workers.nothing_left_behind
pytestmark = pytest.mark.usefixtures("nothing_left_behind")

V1_MOUNTS = """\
30 20 0:26 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
31 20 0:27 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
32 20 0:28 /docker/abc /sys/fs/cgroup/pids rw,relatime master:3 - cgroup cgroup rw,pids
"""
V1_GROUPS = "9:pids:/docker/abc/inner\n4:memory:/jobs\n2:cpu,cpuacct:/\n1:name=systemd:/x\n"
V2_MOUNTS = "30 20 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n"


def system(tmp_path: Path, groups: str, mounts: str) -> Path:
    """A file system with what the kernel says of the groups of this process."""
    folder = tmp_path / "proc" / "self"
    folder.mkdir(parents=True)
    (folder / "cgroup").write_text(groups)
    (folder / "mountinfo").write_text(mounts)
    return tmp_path


def group_folder(root: Path, path: str, **files: str) -> Path:
    folder = root / "sys/fs/cgroup" / path
    folder.mkdir(parents=True)
    (folder / "cgroup.procs").touch()
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_text(content)
    return folder


def test_in_version_1_groups_lie_below_the_own_one_of_each_controller(tmp_path: Path) -> None:
    root = system(tmp_path, V1_GROUPS, V1_MOUNTS)
    pids = group_folder(root, "pids/inner")  # the mount begins at /docker/abc
    memory = group_folder(root, "memory/jobs")
    found = {tree.folder: tree for tree in find_trees(root)}
    assert set(found) == {pids, memory}
    assert (found[pids].threads, found[pids].memory) == ("pids.max", "")
    assert (found[memory].threads, found[memory].memory) == ("", "memory.limit_in_bytes")


def test_in_version_2_groups_lie_beside_the_own_one_if_they_get_the_controllers(tmp_path: Path) -> None:
    root = system(tmp_path, "0::/user/slice/own.scope\n", V2_MOUNTS)
    slice_ = group_folder(root, "user/slice", cgroup__subtree_control="cpu memory pids\n")
    (tree,) = find_trees(root)
    assert tree.folder == slice_
    assert (tree.threads, tree.memory, tree.events) == ("pids.max", "memory.max", "memory.events")
    (slice_ / "cgroup.subtree_control").write_text("cpu pids\n")
    assert find_trees(root) == ()


@pytest.mark.parametrize("groups", ["", "0::/\n", "0::/nowhere/at/all\n", "3:cpu:/\n"])
def test_where_no_group_can_be_made_none_is_found(tmp_path: Path, groups: str) -> None:
    assert find_trees(system(tmp_path, groups, V2_MOUNTS + V1_MOUNTS)) == ()
    assert find_trees(tmp_path / "no proc") == ()


def test_groups_of_judges_that_are_gone_are_removed_and_others_stay(tmp_path: Path) -> None:
    root = system(tmp_path, V1_GROUPS, V1_MOUNTS)
    pids = group_folder(root, "pids/inner")
    gone, own, other = pids / f"{PREFIX}999999999-0", pids / f"{PREFIX}{os.getpid()}-0", pids / "other"
    for folder in (gone, own, other):
        folder.mkdir()
    find_trees(root)
    assert [folder.exists() for folder in (gone, own, other)] == [False, True, True]


def test_a_group_that_cannot_be_entered_leaves_nothing(tmp_path: Path) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.mkdir()
    with pytest.raises(OSError):
        Group((Tree(good), Tree(bad)), os.getpid())
    assert not [folder for folder in good.iterdir() if not list(folder.iterdir())]


# -- real groups -----------------------------------------------------------------------------------------


@pytest.fixture
def grouping(sandbox: Sandbox) -> Sandbox:
    """A sandbox whose workers are in groups; skipped where none can be made."""
    outcome_of(sandbox, "def solve(x): return x")
    if sandbox.isolation is None or not sandbox.isolation.grouped:
        pytest.skip("no control group can be made here")
    return sandbox


THREADS = """
import threading
threading.stack_size(64 << 10)
def solve(x):
    gate = threading.Event()
    started = 0
    try:
        for started in range(x):
            threading.Thread(target=gate.wait, daemon=True).start()
    except RuntimeError:
        pass
    gate.set()
    return started
"""


def test_a_worker_has_no_more_threads_than_it_may(grouping: Sandbox) -> None:
    (started,) = returned(outcome_of(grouping, THREADS, 4 * MAX_THREADS)).values
    assert started <= MAX_THREADS < 2 * started


GREEDY = "import sys; sys.stdin.read(1); print(len(b'x' * (256 << 20)))"


def test_a_process_that_takes_more_than_its_group_may_hold_is_killed_and_the_group_tells(
    grouping: Sandbox,
) -> None:
    with subprocess.Popen([sys.executable, "-c", GREEDY], stdin=subprocess.PIPE) as process:
        group = Group(find_trees(), process.pid)
        try:
            assert group.limit_memory(64 << 20)
            assert not group.ran_out_of_memory()
            process.communicate(b"x", workers.PATIENCE)
            assert process.returncode == -signal.SIGKILL
            assert group.ran_out_of_memory()
        finally:
            process.kill()
            process.wait()
            group.remove()


def test_the_groups_of_a_worker_go_with_it(grouping: Sandbox) -> None:
    trees = find_trees()
    before = {group for tree in trees for group in tree.folder.glob(f"{PREFIX}{os.getpid()}-*")}
    assert isinstance(outcome_of(grouping, "import os\ndef solve(x): os._exit(3)"), Killed)
    left = {group for tree in trees for group in tree.folder.glob(f"{PREFIX}{os.getpid()}-*")}
    assert left <= before
