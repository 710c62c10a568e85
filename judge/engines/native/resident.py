"""Memory of a process that the machine really holds, read from outside: a witness that it cannot forge.

Of Linux: https://www.kernel.org/doc/html/latest/filesystems/proc.html, `clear_refs` and `status`.
"""

import re
from pathlib import Path

_FORGET_PEAK = "5"
_KIBIBYTES = re.compile(rb"^Vm(HWM|RSS):\s*(\d+) kB$", re.MULTILINE)


class Resident:
    """The resident memory of a process from now on."""

    def __init__(self, pid: int | None) -> None:
        self._folder = Path(f"/proc/{pid}")
        self._before = self._begin()

    def grown(self) -> int | None:
        """Bytes that the peak since the beginning exceeds what there was; None if that cannot be known."""
        now = self._read()
        return None if self._before is None or now is None else max(now["HWM"] - self._before, 0)

    def _begin(self) -> int | None:
        try:
            (self._folder / "clear_refs").write_text(_FORGET_PEAK)
        except OSError:
            return None
        now = self._read()
        return None if now is None else now["RSS"]

    def _read(self) -> dict[str, int] | None:
        try:
            found = _KIBIBYTES.findall((self._folder / "status").read_bytes())
        except OSError:
            return None
        sizes = {name.decode(): int(size) << 10 for name, size in found}
        return sizes if len(sizes) == 2 else None
