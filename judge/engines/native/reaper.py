"""An end for bubblewrap where the judge is killed while it starts.

bubblewrap dies with the judge, and its child with bubblewrap, but not from the beginning: the child first
waits for a word of bubblewrap, and if that is killed before, it waits for ever. So every bubblewrap is
started in the process group of a small shell, which reads from a pipe that the judge holds. However the judge
ends, the kernel closes that pipe, and the shell kills its whole group, itself included.
"""

import atexit
import os
import subprocess

_SCRIPT = "read _; kill -9 0"


class Reaper:
    """The shell and the pipe that it reads from."""

    def __init__(self) -> None:
        read_end, self._held = os.pipe()
        try:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", _SCRIPT],
                stdin=read_end,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                process_group=0,
            )
        except BaseException:
            os.close(self._held)
            raise
        finally:
            os.close(read_end)

    @property
    def group(self) -> int:
        return self._process.pid

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        """Let it kill its group now, and wait until it is gone."""
        os.close(self._held)
        self._process.wait()


_reapers: dict[int, Reaper] = {}
"""The reaper of this process, by its id: a fork needs one of its own."""


def process_group() -> int | None:
    """The process group in which bubblewrap is to be started; None where there is no shell."""
    owner = os.getpid()
    reaper = _reapers.get(owner)
    if reaper is None or not reaper.is_alive():
        _close(owner)
        try:
            reaper = _reapers[owner] = Reaper()
        except OSError:
            return None
        atexit.register(_close, owner)
    return reaper.group


def _close(owner: int) -> None:
    if os.getpid() == owner and (reaper := _reapers.pop(owner, None)):
        reaper.close()
