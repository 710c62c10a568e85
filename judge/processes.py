"""Processes of our own: the same judge as this one, wherever it was imported from."""

import sys
from pathlib import Path

_RUN = (
    "import runpy, sys; sys.path.insert(0, {root!r}); "
    "runpy.run_module({module!r}, run_name='__main__', alter_sys=True)"
)


def module_command(module: str) -> list[str]:
    """Return the command that runs a module of this judge in a new interpreter; arguments go behind it.

    Not `-m`: what another interpreter finds under the name of our package may be another version of it.
    """
    root = str(Path(__file__).parent.parent)
    return [sys.executable, "-P", "-c", _RUN.format(root=root, module=module)]
