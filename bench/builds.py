"""The two builds that are measured side by side: this one, and the one before complexity was counted.

The build before is checked out of this repository into `.bench-cache/before`, with a virtual environment of
its own, once. What each of them caches is kept as well, so that both are measured warm.
"""

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".bench-cache"

REVISION = "decf278b4f6113038cc6a102b65b8833b7ec08d9"
"""The last revision that judged complexity by a clock."""

CLEARED = ("JUDGE_BANK", "JUDGE_ENGINE", "PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE")
"""Variables that would have a build use another bank, engine or module than its own, or compile again."""


class Missing(Exception):
    """The build before cannot be had here; the message says why."""


class Build(Struct, frozen=True, kw_only=True):
    """A checkout that can judge: its folder, its interpreter, and the folder of what it caches."""

    root: Path
    python: Path
    cache: Path

    def judge(self, *arguments: str) -> list[str]:
        """Return the command that runs `judge` of this build; its folder must be the current one."""
        return [str(self.python), "-m", "judge", *arguments]

    def environment(self) -> dict[str, str]:
        """Return the variables under which this build uses its own modules, bank and cache."""
        kept = {name: value for name, value in os.environ.items() if name not in CLEARED}
        state = self.cache / "state"
        return {**kept, "JUDGE_CACHE": str(self.cache), "JUDGE_STATE": str(state), "NO_COLOR": "1"}


def build_of_today() -> Build:
    """Return the checkout that this module belongs to."""
    return Build(root=ROOT, python=Path(sys.executable), cache=KEPT / "today")


def build_before(say: Callable[[str], None]) -> Build:
    """Return the build before, made if it is not there yet. Raises Missing where it cannot be made."""
    folder = KEPT / "before"
    build = Build(
        root=folder / "checkout",
        python=folder / "environment" / "bin" / "python",
        cache=folder / "cache",
    )
    ready = folder / "ready"
    made_of = f"{REVISION} {sys.version}"
    if not ready.exists() or ready.read_text() != made_of:
        archive = archived(REVISION)
        say(f"Making the build before ({REVISION[:7]}) in {folder.relative_to(ROOT)}, once ...")
        shutil.rmtree(folder, ignore_errors=True)
        with tarfile.open(fileobj=BytesIO(archive)) as packed:
            packed.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.3 has none yet
            packed.extractall(build.root)
        _succeed([sys.executable, "-m", "venv", str(build.python.parents[1])], folder)
        _succeed([*_PIP, "--editable", str(build.root)], folder, build)
        _prove_own_modules(build)
        ready.write_text(made_of)
    return build


_PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")


def archived(revision: str) -> bytes:
    """Return a revision of this repository as a tar file. Raises Missing if there is none."""
    command = ["git", "-C", str(ROOT), "archive", "--format=tar", revision]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        raise Missing("there is no git here to check it out with") from None
    if done.returncode:
        raise Missing(f"this folder's repository has no revision {revision[:7]}")
    return done.stdout


def _succeed(command: list[str], folder: Path, build: Build | None = None) -> str:
    """Run a command of Python in a folder, as that of a build if one is given; return what it prints."""
    if build:
        command = [str(build.python), *command]
    environment = build.environment() if build else None
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or "no message").splitlines()[-1]
        raise Missing(f"making it failed: {last}")
    return done.stdout.strip()


def _prove_own_modules(build: Build) -> None:
    """Raise Missing if the interpreter of a build would judge with the modules of another one."""
    found = Path(_succeed(["-c", "import judge; print(judge.__file__)"], build.root.parent, build))
    if not found.resolve().is_relative_to(build.root.resolve()):
        raise Missing(f"its interpreter imports {found}")
