"""Running a submission: load it once, call it many times, say what happened. Never what it is worth.

A `Runner` keeps one worker alive from case to case and replaces it when it has died or was killed, so
that one crash costs one case. Every fact it reports is an `Outcome`.
"""

from pathlib import Path
from typing import Any

from msgspec import Struct

from judge.engines.native import protocol, replies
from judge.engines.native.process import ProcessEnded, TimeIsUp, Unfinished, WorkerProcess
from judge.engines.native.resident import Resident
from judge.engines.native.sandbox import Sandbox
from judge.model.case import Input
from judge.model.outcome import Killed, Lost, Outcome, Raised, Returned, Tampered, Unloadable, Usage
from judge.model.problem import Limits
from judge.model.signature import EntryPoint

LOAD_LIMIT = 2.0
"""Seconds that importing a submission may take, or as long as a case where that is more."""

SHORT_REPLIES = ("prepare", "go", "space")
"""Requests whose replies are a few bytes, written at once: half of one is none of ours."""

WATCHED = 0.3
"""Seconds after which to look where a call is that is known to take too long."""

RECURSION_LIMIT = 10 * 10_000
"""Solvers are promised a depth of 10,000; a level can count several times: decorators, max(... for ...)."""

IDLE_LIMIT = 0.005
"""Seconds of processor time that a worker may use between a reply and the next request. An honest one frees
then what is left of a call; a thread that works on in secret uses more."""

IDLE_STRIKES, IDLE_MOST = 3, 0.1
"""How often that limit may be passed, and by how many seconds once: a virtual machine that stands still
charges whoever has its processor, which is seldom twice the same worker in secret."""

IDLE_BYTE = 3e-9
"""The same for each byte of the reply, whose buffers are freed: five times what it takes."""

STACK = 256 << 20
"""Bytes of stack: recursion through C code (sort keys, cached functions) takes kilobytes a level."""

MEMORY_OVERHEAD = 64 << 20
"""Bytes on top of the memory limit: the interpreter itself, and the arguments of the case."""


class Submission(Struct, frozen=True):
    """The source to run and where it came from."""

    source: bytes
    path: Path


class Answered(Struct, frozen=True):
    """A reply to the open request, and what answering it cost."""

    reply: protocol.AnyReply
    usage: Usage


class OpenRequest:
    """The clocks of a request that has not been answered yet."""

    def __init__(self, process: WorkerProcess, operation: str, limit: float, idle: float = 0.0) -> None:
        self.process = process
        self.operation = operation
        self.resident = Resident(process.pid) if operation == "space" else None
        self.clock = process.countdown(limit, idle)

    def idled(self, since: float | None) -> float:
        """Seconds of processor time that were used between a clock reading and this request."""
        before = self.clock.cpu_before
        return 0.0 if since is None or before is None else before - since

    def usage(self, reply: int | None = None) -> Usage:
        """What it has cost until now, or in all if it has been answered by so many bytes."""
        wall = self.clock.passed()
        if reply is not None:
            self.process.settle()
        cpu, before = self.process.cpu(), self.clock.cpu_before
        return Usage(
            wall=wall,
            cpu=None if cpu is None or before is None else cpu - before,
            resident=self.resident.grown() if self.resident else None,
            reply=reply or 0,
        )


class Runner:
    """Runs one submission against inputs. A context manager; leaving it leaves no process behind."""

    def __init__(
        self,
        sandbox: Sandbox,
        submission: Submission,
        entry: EntryPoint,
        limits: Limits,
        *,
        shared: bool = True,
    ) -> None:
        self.sandbox = sandbox
        self.shared = shared
        """Whether the worker shares the judge's processor; one that works beside it should not."""
        self.submission = submission
        self.entry = entry
        self.limits = limits
        self._process: WorkerProcess | None = None
        self._open: OpenRequest | None = None
        self._ready = False
        self._rested: float | None = None
        """The worker's processor clock when it had done its last work."""
        self._freeing = 0.0
        """Seconds that it may use to free what that work has left."""
        self._strikes = 0
        self._number = 0

    def load(self) -> Unloadable | Tampered | Lost | None:
        """Load the submission in a fresh worker if none is ready; None when it is ready for calls."""
        if self._ready:
            return None
        try:
            self._process = self.sandbox.spawn()
            self._process = self.sandbox.arm(self._process, self._orders())
            problem: Unloadable | Tampered | Lost | None = self._load(self._process)
        except (ProcessEnded, TimeIsUp) as error:
            problem = Lost(detail=f"the worker could not be started ({type(error).__name__})")
        except (protocol.ProtocolError, OSError) as error:
            problem = Lost(detail=f"the worker could not be started: {error}")
        if problem is None:
            assert self._process is not None
            if self.shared:
                self._process.share(self.sandbox.processor)
            else:
                self.sandbox.processor.keep_off(self._process.pid)
            self._ready = True
            self._rested, self._freeing = self._process.cpu(), 0.0
            self._strikes = 0
        else:
            self.discard()
        return problem

    def run(self, calls: Input, *, time_limit: float | None = None, want_arguments: bool = False) -> Outcome:
        """Make the calls of one case. `time_limit` in seconds replaces that of the problem."""
        limit = self.limits.time if time_limit is None else time_limit
        answer = self.ask("call", replies.plain_calls(calls), want_arguments, limit=limit)
        if not isinstance(answer, Answered):
            return answer
        return self.outcome(answer, len(calls))

    def locate(self, outcome: Outcome, calls: Input) -> Outcome:
        """The outcome with where calls that ran out of time are after a while, and what they have printed, as
        far as one more run in a fresh worker can tell; any other as it is.
        """
        if not isinstance(outcome, Killed) or outcome.cause != "time":
            return outcome
        self.discard()
        answer = self.ask("watch", replies.plain_calls(calls), WATCHED, limit=2 * WATCHED + 1)
        self.discard()
        if isinstance(answer, Answered) and isinstance(answer.reply, protocol.Stopped):
            return replies.stopped_at(outcome, answer.reply)
        return outcome

    def ask(self, operation: str, *arguments: Any, limit: float, idle: float = 0.0) -> "Answered | Outcome":
        """Send one request and wait for its reply, at most `limit` seconds; as long as that much processor
        time has not been used, if it may be `idle`, and at most so many seconds in all.

        Gives an outcome instead where the worker ended, interfered, or ran out of time; it is gone then.
        """
        refused = self.post(operation, *arguments, limit=limit, idle=idle)
        return self.collect() if refused is None else refused

    def post(self, operation: str, *arguments: Any, limit: float, idle: float = 0.0) -> Outcome | None:
        """Send one request; `collect` waits for its reply. An outcome if it could not be sent."""
        unloadable = self.load()
        if unloadable is not None:
            return unloadable
        assert self._process is not None
        self._number += 1
        frame = protocol.request_frame((operation, self._number, *arguments))
        self._open = OpenRequest(self._process, operation, limit, idle)
        problem = self._early(self._process) or self._busy(self._open)
        if problem is None:
            try:
                self._process.send(frame, limit)
                return None
            except (ProcessEnded, TimeIsUp) as error:
                problem = self._broken(self._process, self._open, error)
        self.discard()
        return problem

    def has_answered(self) -> bool:
        """Whether `collect` would find the beginning of a reply at once."""
        return self._process is None or self._process.has_spoken()

    def collect(self) -> "Answered | Outcome":
        """The reply to the open request."""
        assert self._process is not None and self._open is not None
        answer = self._answer(self._process, self._open)
        self._open = None
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
        submission = (self.submission.source, replies.entry_order(self.entry))
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

    def _busy(self, open_: "OpenRequest") -> Outcome | None:
        """What it means if the worker has worked since its last reply, when it had nothing to do."""
        idled = open_.idled(self._rested)
        self._strikes += idled > IDLE_LIMIT + self._freeing
        if self._strikes < IDLE_STRIKES and idled <= IDLE_MOST + self._freeing:
            return None
        return Tampered(detail=f"it worked for {1000 * idled:.0f} ms while nothing was asked")

    def _answer(self, process: WorkerProcess, open_: "OpenRequest") -> "Answered | Outcome":
        try:
            body = process.receive(open_.clock)
            spent = open_.usage(len(body))
            self._rested, self._freeing = process.cpu(), IDLE_BYTE * len(body)
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
            case Unfinished() if open_.operation in SHORT_REPLIES:
                return Tampered(detail="a reply without an end")
            case TimeIsUp():
                return Killed(cause="time", limit=open_.clock.limit, usage=open_.usage())
            case ProcessEnded():
                usage = Usage(wall=open_.usage().wall, cpu=None)
                status = process.exit_status()
                if process.ran_out_of_memory():
                    return Killed(cause="memory", limit=self.limits.memory, usage=usage)
                return replies.died(status, usage)
        return Tampered(detail=str(error))
