"""The packages that a problem may let solutions import: `packages: [numpy]` in `problem.yaml`.

The list is data: another package is a line here. Nothing in this module imports any of them.
"""

from msgspec import Struct

ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "BLIS", "NUMEXPR")}
"""What keeps the libraries below NumPy from starting threads: a worker has one processor and little
memory."""


class Allowed(Struct, frozen=True, kw_only=True):
    """What a worker needs of a package."""

    title: str
    """The name that its own project uses."""
    folders: tuple[str, ...]
    """Folders of site-packages that belong to it, the package itself first; of the others there may be
    less."""
    imports: tuple[str, ...]
    """Modules imported before a submission is loaded."""
    environment: dict[str, str]
    memory: int
    """Bytes of data that the package takes for itself, on top of the memory limit of a case."""


ALLOWED = {
    "numpy": Allowed(
        title="NumPy",
        folders=("numpy", "numpy.libs"),
        imports=("numpy", "numpy.typing"),
        environment=ONE_THREAD,
        memory=80 << 20,  # 44 MiB by the import and 33 by the first product of matrices, of NumPy 2.4.6
    ),
}
"""Every package that may be named, by the name that `import` knows."""


def uncounted(names: tuple[str, ...]) -> str:
    """Return why the growth of solutions that may import packages is not counted."""
    return f"how time and memory grow was not counted: the counted engine has no {titles(names)}"


def titles(names: tuple[str, ...]) -> str:
    """Return the names of packages for a sentence: `NumPy and SciPy`."""
    return " and ".join(ALLOWED[name].title for name in names)
