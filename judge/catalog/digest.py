"""The hash of a package: what decides whether something cached about it is still true."""

import os
from hashlib import sha256
from pathlib import Path


def digest_of(folder: Path, solutions: Path) -> str:
    """A hash of every file that decides the cases of a package: its folder and the accepted solutions."""
    digest = sha256()
    for root in (folder, solutions / "accepted"):
        for path in _files(root):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(root)}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:32]


def _files(root: Path) -> list[Path]:
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name != "__pycache__" and not name.startswith(".")]
        paths = [Path(folder, name) for name in names if not name.startswith(".")]
        found += [path for path in paths if path.is_file() or not path.exists()]  # no pipes or devices
    return sorted(found)
