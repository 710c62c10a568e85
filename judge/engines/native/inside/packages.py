"""The packages that a submission may import: imported here before anything foreign is read.

They are imported from folders that are on the path only meanwhile, so nothing beside them can be imported
later; a package finds its own modules by its own path.
"""

import importlib
import sys
from collections.abc import Sequence

from judge.engines.native.inside import arrays

MAX_REASON = 300
"""Characters of why a package cannot be imported."""


def load(folders: Sequence[str], modules: Sequence[str]) -> str:
    """Import modules from folders; return what went wrong, an empty string if nothing did."""
    path = list(sys.path)
    sys.path += folders
    try:
        for name in modules:
            importlib.import_module(name)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:MAX_REASON]
    finally:
        sys.path[:] = path
        sys.path_importer_cache.clear()
    if "numpy" in sys.modules:
        arrays.install(sys.modules["numpy"])
    return ""
