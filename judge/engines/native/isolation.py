"""How a worker process is started: the tiers of isolation and the command line of each.

`strict`: bubblewrap, the seccomp filter and rlimits. The worker sees an interpreter, its standard
library and the system's shared libraries, read-only, and nothing else: no /proc, no network, no files
of the judge, the bank or the user. `restricted`: no namespaces, only filter and rlimits: it cannot
write, connect or start anything, but can read the user's files. `none`: rlimits at most.
"""

import os
import shutil
import sys
import sysconfig
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal

from msgspec import Struct

from judge.engines.native.packages import Imports
from judge.model.errors import JudgeFault

Tier = Literal["strict", "restricted", "none"]
TIERS: tuple[Tier, ...] = ("strict", "restricted", "none")
"""From the best isolation to none."""

BOOTSTRAP = (
    "import marshal,os,struct,sys,types\n"
    "fd=int(sys.argv[1])\n"
    "def read(n):\n"
    " data=b''\n"
    " while len(data)<n:\n"
    "  chunk=os.read(fd,n-len(data))\n"
    "  if not chunk: os._exit(0)\n"
    "  data+=chunk\n"
    " return data\n"
    "for name,code in marshal.loads(read(struct.unpack('<I',read(4))[0])):\n"
    " module=sys.modules[name]=types.ModuleType(name)\n"
    " parent,_,child=name.rpartition('.')\n"
    " if parent: setattr(sys.modules[parent],child,module)\n"
    " if code: exec(code,module.__dict__)\n"
    "module.main()\n"
)
"""What the bare interpreter is told to run: receive the worker's modules as code, and start them."""

ENVIRONMENT = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}
"""All that a worker finds in its environment. One malloc arena: threads must not cost address space."""


_PACKAGE_FOLDERS = ("site-packages", "dist-packages")


DEFENCES = {
    "limits": "memory, stack and open files are limited",
    "filter": "only allowed system calls are answered",
    "processes": "no process can be started",
    "programs": "no program can be executed",
    "signals": "no signal can be sent",
    "network": "no network can be reached",
    "namespaces": "no namespace can be changed",
    "writing": "no file can be written",
    "files": "no file can be seen but the interpreter's own",
}
"""Every defence by its name, which is that of the canary's attempt where it has one."""


class Isolation(Struct, frozen=True):
    """What protects the machine from a submission.

    `note` says in one line what is missing, and why; `missing` names the defences that did not hold.
    `grouped` says whether a control group limits memory and threads besides the rlimits; no tier needs it.
    """

    tier: Tier
    note: str = ""
    missing: tuple[str, ...] = ()
    grouped: bool = False


def tier_of(missing: Collection[str]) -> Tier:
    """The tier that is left when some defences are missing."""
    if not missing:
        return "strict"
    return "restricted" if set(missing) <= {"files"} else "none"


class Interpreter:
    """The Python that runs submissions, without the packages installed for it."""

    def __init__(self, executable: Path | None = None) -> None:
        base = executable or Path(getattr(sys, "_base_executable", None) or sys.executable)
        self.executable = base.resolve()

    @property
    def arguments(self) -> list[str]:
        return [str(self.executable), "-I", "-S", "-B", "-X", "utf8", "-c", BOOTSTRAP]

    @cached_property
    def roots(self) -> tuple[Path, ...]:
        """The files and folders that the interpreter needs to run."""
        library = Path(sysconfig.get_path("stdlib")).resolve()
        prefix = Path(sys.base_prefix).resolve()
        multiarch = sysconfig.get_config_var("MULTIARCH") or ""
        wanted = [self.executable, library]
        if prefix != Path("/usr"):
            wanted.append(prefix / "lib")
        shared = multiarch if multiarch and Path("/usr/lib", multiarch).exists() else ""
        wanted += [Path("/lib", shared), Path("/usr/lib", shared)]
        wanted += [Path("/lib64"), Path("/usr/lib64"), Path("/etc/ld.so.cache")]
        wanted.append(Path(sysconfig.get_config_var("DESTSHARED") or library).resolve())
        return _without_nested([path for path in wanted if path.exists()])

    def masks(self, secrets: Sequence[Path]) -> tuple[Path, ...]:
        """Folders below the roots that a submission must not see: installed packages, and `secrets`."""
        hidden = [path.resolve() for path in secrets]
        versions = ("", "python3", f"python{sys.version_info.major}.{sys.version_info.minor}")
        for root in self.roots:
            hidden += [root / version / name for version in versions for name in _PACKAGE_FOLDERS]
        below = [p for p in hidden if p.is_dir() and any(p.is_relative_to(root) for root in self.roots)]
        return _without_nested(below)


def _without_nested(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The paths in order, without repetitions and without those inside another of them."""
    unique = dict.fromkeys(paths)
    return tuple(p for p in unique if not any(other != p and p.is_relative_to(other) for other in unique))


def check_system() -> None:
    """Raise JudgeFault on a system where no worker can be started at all."""
    if sys.platform == "win32":
        raise JudgeFault(
            "Submissions cannot be run on Windows itself.", "Use a Linux there, WSL 2: wsl --install"
        )


def find_bubblewrap() -> str | None:
    """The path of bubblewrap, if it is installed here."""
    return shutil.which("bwrap") if sys.platform.startswith("linux") else None


def bubblewrap_command(
    bubblewrap: str,
    interpreter: Interpreter,
    secrets: Sequence[Path],
    info_fd: int,
    imports: Imports = Imports(),  # noqa: B008
) -> list[str]:
    """The command that starts the interpreter in a world of its own.

    The interpreter is process 1 of its namespace: when it dies, whatever is left in there dies too.
    """
    command = [bubblewrap, "--unshare-all", "--die-with-parent", "--new-session", "--as-pid-1"]
    command += ["--cap-drop", "ALL", "--uid", "65534", "--gid", "65534", "--hostname", "judge"]
    command += ["--clearenv", "--info-fd", str(info_fd)]
    for name, value in {**ENVIRONMENT, **imports.environment}.items():
        command += ["--setenv", name, value]
    for root in interpreter.roots:
        command += ["--ro-bind", str(root), str(root)]
    for mask in interpreter.masks(secrets):
        command += ["--tmpfs", str(mask), "--remount-ro", str(mask)]
    command += imports.bindings()
    for device in ("/dev/null", "/dev/urandom"):
        command += ["--dev-bind", device, device]
    return [*command, "--remount-ro", "/", "--chdir", "/", "--", *interpreter.arguments]


def bare_environment() -> dict[str, str]:
    """The environment of a worker that runs without bubblewrap."""
    return {**ENVIRONMENT, "PATH": os.defpath}
