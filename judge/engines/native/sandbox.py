"""The isolation of this machine, found out once, and how workers are started under it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from judge.engines import protocol
from judge.engines.native import seccomp
from judge.engines.native.cgroup import Tree, find_trees
from judge.engines.native.isolation import (
    DEFENCES,
    TIERS,
    Interpreter,
    Isolation,
    Tier,
    check_system,
    find_bubblewrap,
    tier_of,
)
from judge.engines.native.packages import find, not_installed
from judge.engines.native.process import ProcessEnded, TimeIsUp, WorkerProcess
from judge.engines.native.processor import SharedProcessor
from judge.model.errors import TooLittleIsolation

REASON = 300
"""Characters of why a package cannot be imported that are shown."""

START_LIMIT = 10.0
"""Seconds until a started worker must have armed itself; only a broken machine takes so long."""


class Sandbox:
    """Where submissions run: the isolation of this machine, found out once, and how to start workers.

    `secrets` are folders that no submission may see, `cache` keeps the compiled filter, `lowest` is the
    weakest tier in which a submission may run. Raises JudgeFault where no worker can be started at all.
    """

    def __init__(
        self,
        cache: Path,
        secrets: Sequence[Path] = (),
        interpreter: Interpreter | None = None,
        bubblewrap: Callable[[], str | None] = find_bubblewrap,
        lowest: Tier = "none",
    ) -> None:
        check_system()
        self.lowest = lowest
        self.secrets = tuple(secrets)
        self.interpreter = interpreter or Interpreter()
        self._notes: list[str] = []
        self._cache = cache
        self._bubblewrap = bubblewrap()
        if self._bubblewrap is None:
            self._notes.append("bubblewrap is not installed")
        self._filters: dict[bool, bytes] = {}
        self.processor = SharedProcessor()
        self._spare: WorkerProcess | None = None
        self.isolation: Isolation | None = None
        """What the last started worker was protected by; None before the first."""

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        """Where the worker's control groups can be made."""
        return find_trees()

    def prepare(self, packages: tuple[str, ...] = ()) -> None:
        """Begin to start a worker that the next `spawn` will hand out, so that time runs side by side."""
        if self._spare is None:
            self._spare = self.spawn(packages)

    def spawn(self, packages: tuple[str, ...] = ()) -> WorkerProcess:
        """Return a worker that is started but has not got its orders yet; it imports `packages` meanwhile.

        Returns at once. Raises JudgeFault where one of them is not installed.
        """
        spare, self._spare = self._spare, None
        if spare is not None and spare.imports.names == packages:
            return spare
        if spare is not None:
            spare.kill()
        imports = find(packages)
        try:
            process = WorkerProcess(self._bubblewrap, self.interpreter, self.secrets, imports)
        except OSError as error:
            if self._bubblewrap is None:
                raise
            self._give_up_bubblewrap(error.strerror or str(error))
            return self.spawn(packages)
        try:
            process.confine(self.trees)
        except BaseException:
            process.kill()
            raise
        return process

    def close(self) -> None:
        """End the worker that `prepare` started, if nobody has taken it."""
        spare, self._spare = self._spare, None
        if spare is not None:
            spare.kill()

    def arm(
        self, process: WorkerProcess, orders: dict[str, Any], lowest: Tier | None = None
    ) -> WorkerProcess:
        """Give a worker its orders and wait until it has bound itself.

        Where bubblewrap fails, a worker without namespaces takes its place, here and from now on.
        Raises ProcessEnded, TimeIsUp or ProtocolError if that does not work either, and TooLittleIsolation
        if it protects less than `lowest`.
        """
        lowest = lowest or self.lowest
        try:
            return self._arm(process, orders, lowest)
        except (ProcessEnded, TimeIsUp):
            reason = process.error_output().removeprefix("bwrap: ").splitlines()
            process.kill()
            if not process.strict:
                raise
            self._give_up_bubblewrap(reason[0] if reason else "no reason given")
        process = self.spawn(process.imports.names)
        try:
            return self._arm(process, orders, lowest)
        except BaseException:
            process.kill()
            raise

    def _give_up_bubblewrap(self, reason: str) -> None:
        self._bubblewrap = None
        self._notes.append(f"bubblewrap does not work here ({reason})")

    def _filter(self, strict: bool) -> bytes:
        """The seccomp program for a worker; in a strict one there is nothing that could be written to."""
        if strict not in self._filters:
            self._filters[strict] = seccomp.program(
                self._cache, self._notes.append, may_open_for_writing=strict
            )
        return self._filters[strict]

    def _arm(self, process: WorkerProcess, orders: dict[str, Any], lowest: Tier) -> WorkerProcess:
        rlimits, imported = orders["rlimits"], process.imports.memory
        more = {name: rlimits[name] + imported for name in ("RLIMIT_DATA", "RLIMIT_AS")}
        orders = {**orders, "rlimits": {**rlimits, **more}, "filter": self._filter(process.strict)}
        process.send(protocol.request_frame(orders))
        armed = protocol.parse_reply(process.receive(process.countdown(START_LIMIT)))
        if not isinstance(armed, protocol.Armed):
            raise protocol.ProtocolError(f"{type(armed).__name__} instead of Armed")
        process.error_output()
        if armed.unimported:
            process.kill()
            raise not_installed(process.imports.names[0], armed.unimported[:REASON])
        if armed.error:
            self._notes.append(f"the seccomp filter was refused ({armed.error})")
        if not armed.rlimits:
            self._notes.append("the resource limits could not be set")
        missing = _missing(armed)
        tier = tier_of(missing)
        if process.strict and armed.filter and armed.rlimits and missing:
            self._notes.append(f"the canary got through ({', '.join(missing)})")
        self.isolation = Isolation(
            tier,
            "; ".join(dict.fromkeys(self._notes)),
            missing,
            process.limit_memory(orders["rlimits"]["RLIMIT_AS"]),
        )
        if TIERS.index(tier) > TIERS.index(lowest):
            process.kill()
            raise TooLittleIsolation(tier, lowest, self.isolation.note)
        return process


def _missing(armed: protocol.Armed) -> tuple[str, ...]:
    """The names of the defences that did not take effect."""
    works = {"limits": armed.rlimits, "filter": armed.filter}
    return tuple(name for name in DEFENCES if name in armed.holes or not works.get(name, True))
