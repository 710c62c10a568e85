"""Running a submission: load it once, call it many times, say what happened. Never what it is worth.

A `Runner` keeps one worker alive from case to case and replaces it when it has died or was killed, so
that one crash costs one case. Every fact it reports is an `Outcome`.
"""

import sys
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from judge.engines import protocol, replies
from judge.engines.native.bootstrap import counting_code
from judge.engines.native.isolation import Tier
from judge.engines.native.process import ProcessEnded, TimeIsUp, WorkerProcess
from judge.engines.native.sandbox import Sandbox
from judge.model.accuracy import Probe, Trace
from judge.model.array import pack
from judge.model.case import Input
from judge.model.outcome import Killed, Lost, Outcome, Raised, Returned, Tampered, Unloadable, Usage
from judge.model.problem import Limits
from judge.model.report import IsolationInfo
from judge.model.signature import EntryPoint
from judge.model.steps import StepCount
from judge.model.submission import Submission
from judge.versions import installed_version

LOAD_LIMIT = 2.0
"""Seconds that importing a submission may take, or as long as a case where that is more."""

COUNTING_LIMIT = 60.0
"""Seconds of a run whose Python steps are counted: a bound for what hangs, far above a million steps."""

MAX_REFUSAL = 100
"""Characters of why a run was not counted on."""

WATCHED = 0.3
"""Seconds after which to look where a call is that is known to take too long."""

RECURSION_LIMIT = 10 * 10_000
"""Solvers are promised a depth of 10,000; a level can count several times: decorators, max(... for ...)."""

STACK = 256 << 20
"""Bytes of stack: recursion through C code (sort keys, cached functions) takes kilobytes a level."""

MEMORY_OVERHEAD = 64 << 20
"""Bytes on top of the memory limit: the interpreter itself, and the arguments of the case."""


class Answered(Struct, frozen=True):
    """A reply to the open request, and what answering it cost."""

    reply: protocol.AnyReply
    usage: Usage


class OpenRequest:
    """The clocks of a request that has not been answered yet."""

    def __init__(self, process: WorkerProcess, limit: float) -> None:
        self.process = process
        self.clock = process.countdown(limit)

    def usage(self, reply: int = 0) -> Usage:
        """Return what it has cost until now, or in all if it has been answered by so many bytes."""
        wall = self.clock.passed()
        cpu, before = self.process.cpu(), self.clock.cpu_before
        return Usage(wall=wall, cpu=None if cpu is None or before is None else cpu - before, reply=reply)


class Runner:
    """Runs one submission against inputs, at the `lowest` tier of isolation or above it.

    A context manager; leaving it leaves no process behind. If it is `counting`, `steps` counts Python steps,
    up to so many, and nothing else can be asked.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        submission: Submission,
        entry: EntryPoint,
        limits: Limits,
        lowest: Tier | None = None,
        counting: int = 0,
    ) -> None:
        self.counting = counting
        self.sandbox = sandbox
        self.submission = submission
        self.entry = entry
        self.limits = limits
        self.lowest = lowest or sandbox.lowest
        self._process: WorkerProcess | None = None
        self._ready = False
        self._number = 0

    @property
    def isolation(self) -> IsolationInfo:
        """What the last started worker was protected by; `none` before the first."""
        found = self.sandbox.isolation
        return IsolationInfo(found.tier, found.note) if found else IsolationInfo("none")

    @property
    def versions(self) -> dict[str, str]:
        """The versions of Python, which runs the cases, and of the packages that they may import."""
        packages = {name: installed_version(name) for name in self.limits.packages}
        return {"python": sys.version.split()[0], **packages}

    def load(self) -> Unloadable | Tampered | Lost | None:
        """Load the submission in a fresh worker if none is ready; None when it is ready for calls."""
        if self._ready:
            return None
        try:
            self._process = self.sandbox.spawn(self.limits.packages)
            self._process = self.sandbox.arm(self._process, self._orders(), self.lowest)
            problem: Unloadable | Tampered | Lost | None = self._load(self._process)
        except (ProcessEnded, TimeIsUp) as error:
            problem = Lost(detail=f"the worker could not be started ({type(error).__name__})")
        except (protocol.ProtocolError, OSError) as error:
            problem = Lost(detail=f"the worker could not be started: {error}")
        if problem is None:
            assert self._process is not None
            self._process.share(self.sandbox.processor)
            self._ready = True
        else:
            self.discard()
        return problem

    def run(self, calls: Input, *, time_limit: float | None = None, want_arguments: bool = False) -> Outcome:
        """Make the calls of one case. `time_limit` in seconds replaces that of the problem."""
        limit = self.limits.time if time_limit is None else time_limit
        answer = self.ask("call", self._plain(calls), want_arguments, limit=limit)
        if not isinstance(answer, Answered):
            return answer
        return self.outcome(answer, len(calls))

    def steps(self, calls: Input) -> StepCount | Outcome:
        """Make the calls and count their Python steps; an outcome where they did not return."""
        answer = self.ask("steps", self._plain(calls), limit=COUNTING_LIMIT)
        if not isinstance(answer, Answered):
            return answer
        reply = answer.reply
        if not isinstance(reply, protocol.Steps):
            return self.outcome(answer, len(calls))
        if reply.ended or reply.refused:
            self.discard()
        if reply.refused:
            return Tampered(detail=f"it {reply.refused[:MAX_REFUSAL]} while its steps are counted")
        if not reply.ended and len(reply.values) != len(calls):
            return Tampered(detail="a reply without the results of all calls")
        places = {(line, what): steps for line, what, steps in reply.table}
        return StepCount(reply.own, reply.all, places, reply.ended, reply.values)

    def locate(self, outcome: Outcome, calls: Input) -> Outcome:
        """The outcome with where calls that ran out of time are after a while, and what they have printed, as
        far as one more run in a fresh worker can tell; any other as it is.
        """
        if not isinstance(outcome, Killed) or outcome.cause != "time":
            return outcome
        self.discard()
        answer = self.ask("watch", self._plain(calls), WATCHED, limit=2 * WATCHED + 1)
        self.discard()
        if isinstance(answer, Answered) and isinstance(answer.reply, protocol.Stopped):
            return replies.stopped_at(outcome, answer.reply)
        return outcome

    def trace(self, calls: Input, probes: Sequence[Probe]) -> Trace | None:
        """Return what one more run in a fresh worker shows from line to line; None where it shows nothing."""
        self.discard()
        asked = [(number, probe.line, probe.kind, probe.operands) for number, probe in enumerate(probes)]
        answer = self.ask("trace", self._plain(calls), asked, limit=self.limits.time + 1)
        self.discard()
        if not isinstance(answer, Answered) or not isinstance(answer.reply, protocol.Traced):
            return None
        return Trace(answer.reply.found, dict(answer.reply.told))

    def ask(self, operation: str, *arguments: Any, limit: float) -> "Answered | Outcome":
        """Send one request and wait for its reply, at most `limit` seconds.

        Gives an outcome instead where the worker ended, interfered, or ran out of time; it is gone then.
        """
        unloadable = self.load()
        if unloadable is not None:
            return unloadable
        assert self._process is not None
        self._number += 1
        answer = self._exchange(self._process, operation, arguments, limit)
        if not isinstance(answer, Answered):
            self.discard()
        return answer

    def outcome(self, answer: "Answered", calls: int) -> Outcome:
        """What a reply says of `calls` calls. Tampering and all that ends a worker end this one."""
        outcome = replies.outcome_of(answer.reply, calls, answer.usage, self.limits)
        if not isinstance(outcome, Returned | Raised):
            self.discard()
        return outcome

    def discard(self) -> None:
        """Kill the worker, if there is one; the next case gets a fresh one."""
        if self._process is not None:
            self._process.kill()
        self._process = None
        self._ready = False

    def __enter__(self) -> "Runner":
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()

    # ------------------------------------------------------------------------------------------

    def _plain(self, calls: Input) -> list[tuple[str, tuple[Any, ...], int]]:
        """Return the calls as plain data. Only where a package is imported can there be arrays."""
        plain = replies.plain_calls(calls)
        return pack(plain) if self.limits.packages else plain

    def _orders(self) -> dict[str, Any]:
        memory = self.limits.memory + MEMORY_OVERHEAD
        rlimits = {
            "RLIMIT_DATA": memory,
            "RLIMIT_AS": memory + STACK + (128 << 20),
            "RLIMIT_STACK": STACK,
            "RLIMIT_CORE": 0,
            "RLIMIT_FSIZE": 0,
            "RLIMIT_NOFILE": 64,
        }
        return {
            "rlimits": rlimits,
            "recursion_limit": RECURSION_LIMIT,
            "result_limit": protocol.RESULT_LIMIT,
            "output_limit": self.limits.output,
            "output_keep": replies.OUTPUT_KEPT,
        }

    def _load(self, process: WorkerProcess) -> Unloadable | Tampered | None:
        entry = replies.entry_order(self.entry)
        if self.counting:
            entry["steps"] = (counting_code(), self.counting)
        submission = (self.submission.source, entry)
        limit = max(LOAD_LIMIT, self.limits.time)
        try:
            process.send(protocol.request_frame(submission))
            reply = protocol.parse_reply(process.receive(process.countdown(limit)))
        except TimeIsUp:
            return Unloadable(kind="time", message=f"importing the file took more than {limit:g} s")
        except ProcessEnded:
            return replies.died_loading(process.exit_status())
        except protocol.ProtocolError as error:
            return Tampered(detail=f"while loading: {error}")
        match reply:
            case protocol.Loaded(number=0):
                return None
            case protocol.NotLoaded(number=0):
                return replies.unloadable(reply)
            case protocol.Overflow():
                return replies.printed_without_end(reply)
            case protocol.Steps():
                return Tampered(detail=f"it {reply.refused[:MAX_REFUSAL]} while it is loaded for counting")
        return Tampered(detail=f"while loading: a reply of kind {type(reply).__name__}")

    def _early(self, process: WorkerProcess) -> Outcome | None:
        """What it means if the worker has said something, or ended, although nothing was asked."""
        if not process.has_spoken():
            return None
        try:
            process.receive(process.countdown(0.1))
        except ProcessEnded:
            return replies.died(process.exit_status(), Usage(wall=0.0, cpu=None))
        except (TimeIsUp, protocol.ProtocolError):
            pass
        return Tampered(detail="a reply came before the request")

    def _exchange(
        self, process: WorkerProcess, operation: str, arguments: tuple[Any, ...], limit: float
    ) -> "Answered | Outcome":
        frame = protocol.request_frame((operation, self._number, *arguments))
        open_ = OpenRequest(process, limit)
        early = self._early(process)
        if early is not None:
            return early
        try:
            process.send(frame, limit)
            body = process.receive(open_.clock)
            spent = open_.usage(len(body))
            reply = protocol.parse_reply(body)
        except (ProcessEnded, TimeIsUp, protocol.ProtocolError) as error:
            return self._broken(process, open_, error)
        if isinstance(reply, protocol.Exhausted):  # it may not have come to reading the request's number
            return Answered(reply, spent)
        if reply.number != self._number:
            return Tampered(detail=f"an answer to request {reply.number} instead of {self._number}")
        return Answered(reply, spent)

    def _broken(self, process: WorkerProcess, open_: "OpenRequest", error: Exception) -> Outcome:
        match error:
            case TimeIsUp():
                return Killed(cause="time", limit=open_.clock.limit, usage=open_.usage())
            case ProcessEnded():
                usage = Usage(wall=open_.usage().wall, cpu=None)
                status = process.exit_status()
                if process.ran_out_of_memory():
                    return Killed(cause="memory", limit=self.limits.memory, usage=usage)
                return replies.died(status, usage)
        return Tampered(detail=str(error))
