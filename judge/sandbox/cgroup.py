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
import time
from collections.abc import Iterator, Mapping
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
    """A folder below which groups can be made, and the limits they get: file and value.

    The value `memory` stands for the bytes that a worker may hold. Files that begin with `?` may be missing.
    """

    folder: Path
    limits: Mapping[str, str]
    events: str = ""
    """The file that tells how often memory ran out."""


VERSION_1 = {
    "memory": ({"memory.limit_in_bytes": "memory"}, "memory.oom_control"),
    "pids": ({"pids.max": str(MAX_THREADS)}, ""),
}
VERSION_2 = {"memory.max": "memory", "?memory.swap.max": "0", "pids.max": str(MAX_THREADS)}


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
                limits, events = VERSION_1[name]
                yield Tree(_folder(system, *places[name], own), limits, events)
        if controllers == "" and "cgroup2" in places and own.strip("/"):
            beside = _folder(system, *places["cgroup2"], own).parent
            with contextlib.suppress(OSError):
                if {"memory", "pids"} <= set((beside / "cgroup.subtree_control").read_text().split()):
                    yield Tree(beside, VERSION_2, "memory.events")


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

    def __init__(self, trees: tuple[Tree, ...], pid: int, memory: int) -> None:
        """Put a process into groups of its own. Raises OSError where that fails, and leaves nothing then."""
        self._folders: list[tuple[Path, Tree]] = []
        name = f"{PREFIX}{os.getpid()}-{next(_numbers)}"
        try:
            for tree in trees:
                folder = tree.folder / name
                folder.mkdir()
                self._folders.append((folder, tree))
                for file, value in tree.limits.items():
                    _set(folder, file, str(memory) if value == "memory" else value)
                (folder / "cgroup.procs").write_text(str(pid))
        except OSError:
            self.remove()
            raise

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
            while True:
                try:
                    folder.rmdir()
                except FileNotFoundError:
                    break
                except OSError:
                    if time.monotonic() > end:
                        break
                    time.sleep(0.0005)
                else:
                    break
        self._folders.clear()


def _set(folder: Path, file: str, value: str) -> None:
    path = folder / file.removeprefix("?")
    if file.startswith("?") and not path.exists():
        return
    path.write_text(value)
