"""What building a wheel or an editable install does besides: the counted engine and the frozen cases.

Both are made from sources here and from packages of PyPI, pinned in `pyproject.toml`; nothing that is built
lies in the repository. What is there already and still true stays, so installing again takes a moment.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class CountedEngine(BuildHookInterface[Any]):
    """Builds the component of the counted engine, and with it the corpora of the bank."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing. The wheel holds both, and is for every platform."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(ROOT))
        from judge.processes import module_command

        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        for module, arguments in (("judge.engines.counted.build", []), ("judge.ship", [str(ROOT)])):
            self.app.display_info(f"{module} ...")
            subprocess.run([*module_command(module), *arguments], cwd=ROOT, env=environment, check=True)
