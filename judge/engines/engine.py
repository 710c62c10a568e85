"""Where the cases of submissions run: one interface, and the one place that chooses the engine behind it.

Natively where the isolation of the machine is strict, else in the counted engine, which is strict on every
system. Where packages are allowed it is natively everywhere, for the counted engine has none. Trusted code,
such as a reference, runs natively wherever that is possible at all.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol

from judge.engines.counted.engine import CountedEngine
from judge.engines.counted.runner import CountedRunner
from judge.engines.native.isolation import TIERS, Tier, check_system, find_bubblewrap
from judge.engines.native.runner import Runner
from judge.engines.native.sandbox import Sandbox
from judge.model.accuracy import Probe, Trace
from judge.model.case import Input
from judge.model.errors import JudgeFault, TooLittleIsolation
from judge.model.outcome import Killed, Lost, Outcome, Tampered, Unloadable
from judge.model.problem import Limits
from judge.model.report import IsolationInfo
from judge.model.signature import EntryPoint
from judge.model.steps import MOST
from judge.model.submission import Submission


class CaseRunner(Protocol):
    """Runs one submission against inputs: loads it once, calls it many times, says what happened.

    A context manager; leaving it leaves nothing behind. What ends a submission costs the case that did it.
    """

    @property
    def entry(self) -> EntryPoint:
        """What is called."""

    @property
    def isolation(self) -> IsolationInfo:
        """What the machine is protected by; `none` before anything was loaded."""

    @property
    def versions(self) -> dict[str, str]:
        """The versions of what runs the cases."""

    def load(self) -> Unloadable | Tampered | Lost | None:
        """Load the submission if it is not; None when it is ready for calls."""

    def run(self, calls: Input, *, time_limit: float | None = None, want_arguments: bool = False) -> Outcome:
        """Make the calls of one case. `time_limit` in seconds replaces that of the problem."""

    def locate(self, outcome: Outcome, calls: Input) -> Outcome:
        """Return the outcome with where calls that ran out of time are after a while; any other as it is."""

    def trace(self, calls: Input, probes: Sequence[Probe]) -> Trace | None:
        """Return what one more run shows from line to line; None where that is not to be had."""

    def discard(self) -> None:
        """Give up what is loaded; the next case gets it loaded anew."""

    def __enter__(self) -> "CaseRunner": ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...


MakeRunner = Callable[[Submission, EntryPoint, Limits], CaseRunner]


class CaseEngine:
    """Makes runners of the engine that judges cases here. A context manager; leaving it ends what it started.

    Native isolation is good `enough` from a tier on. Where there is less, the counted engine takes its place,
    and where that does not work either, native isolation down to the `lowest` tier. `compiling` wraps the
    first use of the counted engine on a machine. `watching` is a counted engine that others use as well: it
    looks where a call is that ran out of time natively.
    """

    def __init__(
        self,
        cache: Path,
        secrets: Sequence[Path] = (),
        *,
        enough: Tier = "strict",
        lowest: Tier = "none",
        compiling: Callable[[], AbstractContextManager[object]] = nullcontext,
        watching: CountedEngine | None = None,
    ) -> None:
        self.cache = cache
        self.secrets = tuple(secrets)
        self.enough, self.lowest = enough, lowest
        self.compiling = compiling
        self.watching = watching
        self.against_native = _against_native(enough)
        """Why cases do not run natively; empty as far as is known."""
        self._counted: list[CountedEngine] = []
        self._idle: list[CountedEngine] = []
        self._fault = ""

    @cached_property
    def sandbox(self) -> Sandbox:
        """Where workers run natively. Raises JudgeFault where none can be started."""
        return Sandbox(self.cache, self.secrets, lowest=self.lowest)

    @property
    def chosen(self) -> Literal["native", "counted"]:
        """The engine that judges cases, as far as is known: for certain once one was loaded."""
        return "counted" if self.against_native else "native"

    def runner(self, submission: Submission, entry: EntryPoint, limits: Limits) -> "Chosen":
        """Return a runner for a submission that nobody trusts."""
        return Chosen(self, submission, entry, limits)

    def counting(self, submission: Submission, entry: EntryPoint, limits: Limits) -> Runner:
        """Return a runner that counts the Python steps of a submission, natively: it goes with packages."""
        return Runner(self.sandbox, submission, entry, limits, self.lowest, counting=MOST)

    def trusted(self, submission: Submission, entry: EntryPoint, limits: Limits) -> CaseRunner:
        """Return a runner for code that could do its harm elsewhere as well."""
        if can_run_natively():
            return Runner(self.sandbox, submission, entry, limits, "none")
        return Chosen(self, submission, entry, limits)

    def prepare(self, packages: tuple[str, ...] = ()) -> None:
        """Begin to start what the next runner needs, while whoever calls gets ready."""
        if packages or not self.against_native:
            self.sandbox.prepare(packages)
        elif not self._idle:
            engine = self.take()
            self._idle.append(engine)
            engine.prepare()

    def choose(self) -> None:
        """Settle for native isolation, such as it is, where the counted engine should judge and cannot."""
        if not self.against_native or self._works():
            return
        check_system()
        self.against_native, self.enough = "", self.lowest

    def give_up_native(self, reason: str) -> bool:
        """Have something else judge than what was tried; False where nothing else may."""
        if self._works():
            self.against_native = reason
        elif self.enough != self.lowest:
            self.enough = self.lowest
        else:
            return False
        return True

    def take(self) -> CountedEngine:
        """Return a counted engine for one runner alone, until it is given back."""
        if self._idle:
            return self._idle.pop()
        self._counted.append(CountedEngine(self.cache, self.compiling))
        return self._counted[-1]

    def give_back(self, engine: CountedEngine) -> None:
        """Let the next runner have a counted engine."""
        self._idle.append(engine)

    def close(self) -> None:
        """End what was started."""
        if "sandbox" in self.__dict__:
            self.sandbox.close()
        for engine in self._counted:
            engine.close()

    def __enter__(self) -> "CaseEngine":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _works(self) -> bool:
        """Return whether the counted engine does."""
        if not self._fault:
            engine = self.take()
            try:
                engine.wait()
            except JudgeFault as fault:
                self._fault = fault.message
            self.give_back(engine)
        return not self._fault


class Chosen:
    """A runner of the engine that is chosen when the submission is loaded for the first time."""

    def __init__(self, engine: CaseEngine, submission: Submission, entry: EntryPoint, limits: Limits) -> None:
        self.engine = engine
        self.submission = submission
        self.entry = entry
        self.limits = limits
        self._runner: Runner | CountedRunner | None = None

    @property
    def isolation(self) -> IsolationInfo:
        return self._runner.isolation if self._runner is not None else IsolationInfo("none")

    @property
    def versions(self) -> dict[str, str]:
        return self._settled().versions

    def load(self) -> Unloadable | Tampered | Lost | None:
        while True:
            runner = self._settled()
            try:
                problem = runner.load()
            except TooLittleIsolation as error:
                native = bool(self.limits.packages)
                if native or not self.engine.give_up_native(error.note or f"it is {error.tier} here"):
                    raise
            else:
                not_started = isinstance(problem, Lost) and runner.isolation.tier == "none"
                if not isinstance(problem, Lost) or not not_started or self.limits.packages:
                    return problem
                if not self.engine.give_up_native(problem.detail):
                    return problem
            self.__exit__()

    def run(self, calls: Input, *, time_limit: float | None = None, want_arguments: bool = False) -> Outcome:
        problem = self.load()
        if problem is not None:
            return problem
        return self._settled().run(calls, time_limit=time_limit, want_arguments=want_arguments)

    def locate(self, outcome: Outcome, calls: Input) -> Outcome:
        runner, watching = self._settled(), self.engine.watching
        counted = watching is not None and not self.limits.packages and watching.is_compiled()
        if isinstance(runner, Runner) and counted:
            assert watching is not None
            with CountedRunner(watching, self.submission, self.entry, self.limits) as beside:
                found = beside.locate(outcome, calls)
            if isinstance(found, Killed) and found.frames:
                return found
        return runner.locate(outcome, calls)

    def trace(self, calls: Input, probes: Sequence[Probe]) -> Trace | None:
        return self._settled().trace(calls, probes)

    def discard(self) -> None:
        if self._runner is not None:
            self._runner.discard()

    def __enter__(self) -> "Chosen":
        return self

    def __exit__(self, *_: object) -> None:
        runner, self._runner = self._runner, None
        if runner is not None:
            runner.discard()
        if isinstance(runner, CountedRunner):
            self.engine.give_back(runner.engine)

    def _settled(self) -> Runner | CountedRunner:
        """Return the runner of the engine that is chosen by now."""
        if self._runner is not None:
            return self._runner
        what = self.submission, self.entry, self.limits
        if self.limits.packages:  # which the counted engine has not: natively, however that is isolated
            self._runner = Runner(self.engine.sandbox, *what, self.engine.lowest)
            return self._runner
        self.engine.choose()
        if self.engine.chosen == "native":
            self._runner = Runner(self.engine.sandbox, *what, self.engine.enough)
        else:
            why = IsolationInfo("strict", f"counted engine: {self.engine.against_native}")
            self._runner = CountedRunner(self.engine.take(), *what, why)
        return self._runner


def can_run_natively() -> bool:
    """Return whether a worker can be started on this system at all, isolated or not."""
    return sys.platform != "win32"


def _against_native(enough: Tier) -> str:
    """Return what is known at once to stand against native isolation; a canary knows the rest."""
    if not can_run_natively():
        return "Windows isolates nothing natively"
    if TIERS.index(enough) > 0 or find_bubblewrap() is not None:
        return ""
    if not sys.platform.startswith("linux"):
        return "native isolation needs Linux"
    return "bubblewrap is not installed"
