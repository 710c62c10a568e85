"""Versions of installed packages, found out quickly."""

import importlib.util
from functools import cache
from pathlib import Path

from judge.model.errors import JudgeFault


@cache
def installed_version(package: str) -> str:
    """Return the installed version of a package, from the name of its metadata folder.

    Importing the package would cost 100 ms and more, and importlib.metadata, which is asked where there is no
    such folder, 25 ms of every run. Raises JudgeFault where it is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise JudgeFault(
            f"The package {package} is not installed.",
            "Install judge again: `pip install --force-reinstall judge`.",
        )
    folders = list(Path(spec.origin).parent.parent.glob(f"{package}-*.dist-info"))
    if len(folders) == 1:
        return folders[0].name.removeprefix(f"{package}-").removesuffix(".dist-info")
    from importlib.metadata import version

    return version(package)
