"""Control groups: limits on the memory and the threads of a worker that the kernel keeps, where this process
may set some.

The rlimits of a worker stand beside them everywhere, but do not count threads (the kernel does not apply
RLIMIT_NPROC to root), nor memory that is not a process's own data.

Version 1 has a tree for each controller, and a worker's group lies below the group of this process. In
version 2 a group that holds processes can limit none below it, so the worker's group lies beside.
"""

import contextlib
import itertools
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

MAX_THREADS = 64
"""Threads of a worker; a pool of the standard library has at most 32."""

REMOVAL = 0.5
"""Seconds until the kernel lets go of the group of a killed process."""

PREFIX = "judge-"

_SYSTEM = Path("/")
_numbers = itertools.count()


class Tree(Struct, frozen=True):
    """A folder below which groups can be made, and the files of a group there, empty where it has none."""

    folder: Path
    threads: str = ""
    memory: str = ""
    swap: str = ""
    events: str = ""
    """The file that tells how often memory ran out."""


VERSION_1 = {
    "memory": ("", "memory.limit_in_bytes", "", "memory.oom_control"),
    "pids": ("pids.max", "", "", ""),
}
VERSION_2 = ("pids.max", "memory.max", "memory.swap.max", "memory.events")


def find_trees(system: Path = _SYSTEM) -> tuple[Tree, ...]:
    """Where this process may make groups; empty if nowhere. Removes groups that a killed judge left there.

    `system` is the root of the file system, for tests.
    """
    try:
        groups = (system / "proc/self/cgroup").read_text()
        mounts = (system / "proc/self/mountinfo").read_text()
    except OSError:
        return ()
    trees = tuple(tree for tree in _trees(system, groups, mounts) if _may_write(tree.folder))
    for tree in trees:
        _remove_stale(tree.folder)
    return trees


def _trees(system: Path, groups: str, mounts: str) -> Iterator[Tree]:
    """The trees that this process is in, whether it may write there or not."""
    places = {kind: (root, point) for kind, root, point in _mounted(mounts)}
    for line in groups.splitlines():
        _, controllers, own = line.split(":", 2)
        for name in controllers.split(","):
            if name in VERSION_1 and name in places:
                yield Tree(_folder(system, *places[name], own), *VERSION_1[name])
        if controllers == "" and "cgroup2" in places and own.strip("/"):
            beside = _folder(system, *places["cgroup2"], own).parent
            with contextlib.suppress(OSError):
                if {"memory", "pids"} <= set((beside / "cgroup.subtree_control").read_text().split()):
                    yield Tree(beside, *VERSION_2)


def _mounted(mounts: str) -> Iterator[tuple[str, str, str]]:
    """The mounted trees: a controller of version 1 or `cgroup2`, the group at its root, where it lies."""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        root, point = before.split()[3:5]
        kind, _, options = after.split()[:3]
        if kind == "cgroup2":
            yield kind, root, point
        elif kind == "cgroup":
            for name in options.split(","):
                yield name, root, point


def _folder(system: Path, root: str, point: str, own: str) -> Path:
    """The folder of a group in a tree that is mounted from the group `root` on."""
    below = own[len(root) :] if own == root or own.startswith(root.rstrip("/") + "/") else own
    return system / point.lstrip("/") / below.lstrip("/")


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and os.access(folder / "cgroup.procs", os.W_OK)


def _remove_stale(folder: Path) -> None:
    """Remove the groups of judges that are gone; the kernel keeps those that processes are in."""
    with contextlib.suppress(OSError):
        for group in folder.glob(f"{PREFIX}*"):
            owner = group.name.removeprefix(PREFIX).partition("-")[0]
            if not Path("/proc", owner).exists():
                with contextlib.suppress(OSError):
                    group.rmdir()


class Group:
    """The groups of one worker, one in each tree. `remove` them once it is dead."""

    def __init__(self, trees: tuple[Tree, ...], pid: int) -> None:
        """Put a process into groups of its own. Raises OSError where that fails, and leaves nothing then."""
        self._folders: list[tuple[Path, Tree]] = []
        name = f"{PREFIX}{os.getpid()}-{next(_numbers)}"
        try:
            for tree in trees:
                folder = tree.folder / name
                folder.mkdir()
                self._folders.append((folder, tree))
                if tree.threads:
                    (folder / tree.threads).write_text(str(MAX_THREADS))
                (folder / "cgroup.procs").write_text(str(pid))
        except OSError:
            self.remove()
            raise

    def limit_memory(self, size: int) -> bool:
        """Let the group hold at most so many bytes, and swap nothing. False if the kernel does not do it."""
        try:
            for folder, tree in self._folders:
                if tree.memory:
                    (folder / tree.memory).write_text(str(size))
                if tree.swap and (folder / tree.swap).exists():
                    (folder / tree.swap).write_text("0")
        except OSError:
            return False
        return True

    def ran_out_of_memory(self) -> bool:
        """Whether the kernel has killed the worker because its group held too much."""
        for folder, tree in self._folders:
            if tree.events:
                with contextlib.suppress(OSError):
                    counts = dict(line.split() for line in (folder / tree.events).read_text().splitlines())
                    if int(counts.get("oom_kill", 0)):
                        return True
        return False

    def remove(self) -> None:
        """Remove the groups. A killed process may need a moment to leave them."""
        end = time.monotonic() + REMOVAL
        for folder, _ in self._folders:
            while not _removed(folder) and time.monotonic() < end:
                time.sleep(0.0005)
        self._folders.clear()


class Confinement:
    """Puts a worker into groups of its own while its interpreter starts: the kernel takes some milliseconds.

    `pid` tells the worker's process id, or None if that is unknown.
    """

    def __init__(self, trees: tuple[Tree, ...], pid: Callable[[], int | None]) -> None:
        self._trees = trees
        self._pid = pid
        self._group: Group | None = None
        self._entering = threading.Thread(target=self._enter, daemon=True)
        self._entering.start()

    def group(self) -> Group | None:
        """The worker's group, once it is in it; None if it could not be put into one."""
        self._entering.join()
        return self._group

    def _enter(self) -> None:
        pid = self._pid()
        with contextlib.suppress(OSError):
            if pid is not None:
                self._group = Group(self._trees, pid)


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
