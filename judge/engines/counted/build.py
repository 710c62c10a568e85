"""Building the component of the counted engine: CPython for WebAssembly with the guest inside.

Needs componentize-py, which only who builds a wheel or installs from source has: `hatch_build.py` runs this
as `python -m judge.engines.counted.build`.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
COMPONENT = HERE / "component.wasm"
"""The component of this installation: the same file for every platform."""

IDENTITY = HERE / "component.json"
"""Its own digest, and that of what it was built from."""

SHARED = ("codec", "loading", "worker")
"""Modules that both engines run."""

GUEST = ("guest.py", "standins.py", "worker.wit")
"""Files of the guest alone."""

RUN = "import sys, componentize_py; sys.exit(componentize_py.script())"
"""componentize-py as a program: its package cannot be run with `-m`."""

PACKAGES = ("judge", "judge/engines", "judge/engines/inside")


def sources_digest() -> str:
    """Return a hash of everything that the component is built from."""
    digest = sha256()
    for path in _sources():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current() -> bool:
    """Return whether there is a component, built from the sources as they are."""
    try:
        known = json.loads(IDENTITY.read_text())
        return COMPONENT.exists() and known.get("sources") == sources_digest()
    except (OSError, ValueError):
        return False


def build() -> None:
    """Build the component beside this file. Raises RuntimeError where componentize-py fails."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        for package in PACKAGES:
            (stage / package).mkdir(parents=True, exist_ok=True)
            (stage / package / "__init__.py").touch()
        for name in SHARED:
            shutil.copy(HERE.parent / "inside" / f"{name}.py", stage / "judge/engines/inside")
        for name in GUEST:
            shutil.copy(HERE / "guest" / name, stage)
        made = stage / "component.wasm"
        world = [sys.executable, "-c", RUN, "-d", "worker.wit", "-w", "worker"]
        _run([*world, "bindings", "."], stage)
        _run([*world, "componentize", "guest", "-o", made.name], stage)
        content = made.read_bytes()
    identity = {"sha256": sha256(content).hexdigest(), "sources": sources_digest()}
    IDENTITY.unlink(missing_ok=True)
    unfinished = COMPONENT.with_suffix(".new")
    unfinished.write_bytes(content)
    unfinished.replace(COMPONENT)
    IDENTITY.write_text(json.dumps(identity))


def _sources() -> list[Path]:
    guest = [*(HERE / "guest" / name for name in GUEST), Path(__file__)]
    return [*guest, *(HERE.parent / "inside" / f"{name}.py" for name in SHARED)]


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"componentize-py has failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    if not is_current():
        build()
