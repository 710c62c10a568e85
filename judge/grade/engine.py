"""What judges tasks side by side. One engine uses the processors of this machine, one a Dask cluster."""

from typing import Protocol

from judge.grade.task import Done, Task


class Engine(Protocol):
    """Takes tasks and gives back what became of them, in the order in which they end.

    A context manager; leaving it ends everything that is still running.
    """

    def capacity(self) -> int:
        """How many tasks it is worth to hand in at once."""

    def submit(self, task: Task) -> None:
        """Begin with a task, or keep it until that can be done."""

    def wait(self, seconds: float | None) -> list[Done]:
        """What has ended; waits for the first, at most so long."""

    def __enter__(self) -> "Engine": ...

    def __exit__(self, *_: object) -> None: ...
