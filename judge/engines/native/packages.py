"""Where the packages that a problem allows lie on this machine, and what a worker is told of them."""

import importlib.util
import os
from pathlib import Path

from msgspec import Struct

from judge.model.errors import JudgeFault
from judge.model.packages import ALLOWED

INSIDE = "/packages"
"""Where a strict worker sees them: the path of this machine is none of its business."""


class Imports(Struct, frozen=True):
    """Packages that a worker imports. `folders` are all that belongs to them, read-only in a strict one."""

    names: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()

    @property
    def environment(self) -> dict[str, str]:
        """The environment that they need."""
        return {name: value for one in self.names for name, value in ALLOWED[one].environment.items()}

    @property
    def memory(self) -> int:
        """Bytes of data that importing them takes."""
        return sum(ALLOWED[name].memory for name in self.names)

    def bindings(self) -> list[str]:
        """Return the arguments of bubblewrap that show a worker these folders and nothing beside them."""
        return [word for path in self.folders for word in ("--ro-bind", str(path), f"{INSIDE}/{path.name}")]

    def arguments(self, strict: bool) -> list[str]:
        """Return the arguments of the worker behind its pipes: where to import from, and what."""
        if not self.names:
            return []
        places = [INSIDE] if strict else list(dict.fromkeys(str(path.parent) for path in self.folders))
        return [os.pathsep.join(places), *(module for name in self.names for module in ALLOWED[name].imports)]


def find(names: tuple[str, ...]) -> Imports:
    """Return packages as they are installed. Raises JudgeFault for one that is not."""
    folders: list[Path] = []
    for name in names:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise not_installed(name)
        package = Path(spec.origin).parent
        beside = [package.parent / other for other in ALLOWED[name].folders[1:]]
        folders += [package, *(path for path in beside if path.is_dir())]
    return Imports(names, tuple(folders))


def not_installed(name: str, reason: str = "") -> JudgeFault:
    """Return the error of a package that a problem needs and submissions cannot import."""
    title = ALLOWED[name].title
    if reason:
        message = f"This problem needs {title}, which cannot be imported where submissions run ({reason})."
        return JudgeFault(message, f"Install it anew: `pip install --force-reinstall {name}`.")
    return JudgeFault(
        f"This problem needs {title}, which is not installed.", f"Install it: `pip install {name}`."
    )
