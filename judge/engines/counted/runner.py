"""Running the cases of a submission in the counted engine: strict isolation on every system.

A `CountedRunner` keeps one instance alive from case to case and takes a fresh one when that has ended. Its
outcomes are those of the native `Runner`, but a time limit is a number of instructions here: whether a case
keeps within it is the same in every run.
"""

import signal
from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from judge.engines import protocol, replies
from judge.engines.counted.counter import NO_USAGE, RECURSION_LIMIT, memory_of, parsed_reply, request
from judge.engines.counted.engine import Blocked, CountedEngine, component_digest
from judge.engines.counted.wire import Answer, Order, Request
from judge.model.accuracy import Probe, Trace
from judge.model.case import Input
from judge.model.errors import JudgeFault
from judge.model.outcome import (
    Ending,
    Killed,
    Lost,
    Outcome,
    Raised,
    Returned,
    Tampered,
    Unloadable,
    Usage,
)
from judge.model.problem import Limits
from judge.model.report import IsolationInfo
from judge.model.signature import EntryPoint
from judge.model.submission import Submission
from judge.versions import installed_version

SECOND = 15 * 10**9
"""Instructions that stand for a second of a time limit. What natively takes a second of a processor takes
5.4 to 14.0 * 10^9 here: 30 runs of accepted and of too slow solutions of the bank, on a machine that counts
5 * 10^9 a second. So nothing that keeps within its limit natively exceeds it here, and a hang takes three
times as long."""

LOAD_LIMIT = 2.0
"""Seconds that importing a submission may take, or as long as a case where that is more."""

PLACE_EVENTS = 300_000
"""Lines that run before a call that ran out of time is looked at: it is where it takes its time then."""

PLACE_FUEL = 10**9
"""Instructions after which it is looked at anyway, for few lines may take all the time: 0.2 s on an idle
machine."""

NEAR = 1_000
"""Lines after which the guest tells how many have run."""

C_STACK = "Stack overflow (used"
"""How CPython 3.14 begins to say that its C stack is used up. An instance has 1 MiB of it, natively there are
256: what recurses through C code, as in `max(f(x) for x in y)`, comes to about 2,000 levels."""

THREADS = (b"threading", b"concurrent", b"to_thread", b"start_new_thread")
"""Words of sources that may have to do with threads."""

Kind = TypeVar("Kind", bound=protocol.Reply)


class CountedRunner:
    """Runs one submission against inputs. A context manager. No one else may use the engine meanwhile."""

    def __init__(
        self,
        engine: CountedEngine,
        submission: Submission,
        entry: EntryPoint,
        limits: Limits,
        isolation: IsolationInfo = IsolationInfo("strict"),  # noqa: B008
    ) -> None:
        self.engine = engine
        self.submission = submission
        self.entry = entry
        self.limits = limits
        self.isolation = isolation
        self._ready = False
        self._number = 0

    @property
    def versions(self) -> dict[str, str]:
        """What runs the cases: the component brings its own Python."""
        return {
            "python": "counted",
            "component": component_digest(),
            "wasmtime": installed_version("wasmtime"),
        }

    def load(self) -> Unloadable | Tampered | Lost | None:
        """Load the submission in a fresh instance if none is ready; None when it is ready for calls."""
        if self._ready:
            return None
        limit = max(LOAD_LIMIT, self.limits.time)
        answer = self._serve(self._load_request(limit), fresh=True)
        problem = answer if isinstance(answer, Lost) else self._load_problem(answer, limit)
        self._ready = problem is None
        return problem

    def run(self, calls: Input, *, time_limit: float | None = None, want_arguments: bool = False) -> Outcome:
        """Make the calls of one case. `time_limit` in seconds replaces that of the problem."""
        problem = self.load()
        if problem is not None:
            return problem
        limit = self.limits.time if time_limit is None else time_limit
        self._number += 1
        plain = replies.plain_calls(calls)
        answer = self._serve(_request_within(limit, "call", self._number, plain, want_arguments, limit))
        outcome = answer if isinstance(answer, Lost) else self._outcome(answer, len(calls), limit)
        if not isinstance(outcome, Returned | Raised):
            self.discard()
        return outcome

    def trace(self, calls: Input, probes: Sequence[Probe]) -> Trace | None:
        """Return None: lines are watched natively alone."""
        return None

    def locate(self, outcome: Outcome, calls: Input) -> Outcome:
        """Return the outcome with where calls that ran out of time are after a while, what they have printed
        and the local variables there, as far as one more run in a fresh instance tells; any other as it is.
        """
        if not isinstance(outcome, Killed) or outcome.cause != "time":
            return outcome
        answer = self._watch(calls, PLACE_EVENTS, PLACE_EVENTS)
        if answer is not None and answer.ending == "fuel":
            passed = _last(answer, protocol.Counted)
            answer = self._watch(calls, PLACE_EVENTS, max(passed.events if passed else 0, 1))
        stopped = _last(answer, protocol.Stopped) if answer is not None else None
        return outcome if stopped is None else replies.stopped_at(outcome, stopped)

    def discard(self) -> None:
        """Forget the instance; the next case gets a fresh one."""
        self._ready = False

    def __enter__(self) -> "CountedRunner":
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()

    # -- asking --------------------------------------------------------------------------------

    def _load_request(self, limit: float) -> Request:
        orders = {
            "recursion_limit": RECURSION_LIMIT,
            "result_limit": protocol.RESULT_LIMIT,
            "output_limit": self.limits.output,
            "output_keep": replies.OUTPUT_KEPT,
            "deep": True,
            "patience": limit,
        }
        return _request_within(
            limit, "load", 0, orders, self.submission.source, replies.entry_order(self.entry)
        )

    def _serve(self, *requests: Request, fresh: bool = False) -> Answer | Lost:
        """Return the answer to the last request that got one."""
        order = Order(requests, memory_of(self.limits) if fresh else 0)
        try:
            return self.engine.serve(order).answers[-1]
        except Blocked:
            return Answer(0, (), "fuel", "")  # it would have waited until its time was up
        except JudgeFault as fault:
            return Lost(detail=f"{fault.message} {fault.advice}".strip())

    def _watch(self, calls: Input, events: int, near: int) -> Answer | None:
        """Run calls in a fresh instance and stop them at a line event; None where they do not come so far."""
        self.discard()
        plain = replies.plain_calls(calls)
        stop = request(PLACE_FUEL, "stop", 1, plain, events, near)
        answer = self._serve(self._load_request(LOAD_LIMIT), stop, fresh=True)
        return None if isinstance(answer, Lost) else answer

    # -- answers -------------------------------------------------------------------------------

    def _load_problem(self, answer: Answer, limit: float) -> Unloadable | Tampered | None:
        if answer.ending == "fuel":
            return _too_long(limit)
        reply = self._reply(answer, 0)
        match reply:
            case Killed(cause="time"):
                return _too_long(limit)
            case Killed(cause="signal"):
                return replies.died_loading(Ending(signal=reply.number))
            case Killed():
                return replies.died_loading(Ending(code=reply.number))
            case Tampered():
                return Tampered(detail=f"while loading: {reply.detail}")
            case protocol.Loaded():
                return None
            case protocol.NotLoaded():
                return replies.unloadable(reply)
            case protocol.Overflow():
                return replies.printed_without_end(reply)
            case protocol.Stopped():
                return _too_long(limit)
            case protocol.Exhausted():
                return Unloadable(kind="raised", type_name="MemoryError", message="")
        return Tampered(detail=f"while loading: a reply of kind {type(reply).__name__}")

    def _outcome(self, answer: Answer, calls: int, limit: float) -> Outcome:
        size = sum(map(len, answer.replies))
        usage = Usage(wall=answer.spent / SECOND, cpu=None, reply=size)
        if answer.ending == "fuel":
            return Killed(cause="time", limit=limit, usage=usage)
        reply = self._reply(answer, self._number)
        match reply:
            case Killed(cause="time") if any(word in self.submission.source for word in THREADS):
                return Lost(detail="it waits for another thread, and threads do not run side by side here")
            case Killed(cause="time"):
                return replace(reply, limit=limit, usage=usage)
            case Killed():
                return replace(reply, usage=usage)
            case Tampered():
                return reply
            case protocol.Stopped():
                return replies.stopped_at(Killed(cause="time", limit=limit, usage=usage), reply)
        outcome = replies.outcome_of(reply, calls, usage, self.limits)
        if isinstance(outcome, Raised) and outcome.message.startswith(C_STACK):
            return Lost(detail="it recurses through C code deeper than the counted engine can")
        return outcome

    def _reply(self, answer: Answer, number: int) -> protocol.AnyReply | Killed | Tampered:
        """Return the one reply to the request of this number, or what else came of it."""
        if answer.ending in ("stack", "trapped"):
            return _meaning(answer)
        reply = parsed_reply(answer)
        if not isinstance(reply, protocol.Reply):
            return reply
        if reply.number != number and not isinstance(reply, protocol.Exhausted):
            return Tampered(detail=f"an answer to request {reply.number} instead of {number}")
        if isinstance(reply, protocol.Left):
            return Killed(cause="exit", number=reply.code, usage=NO_USAGE)
        return reply


def _request_within(seconds: float, *message: Any) -> Request:
    return request(round(seconds * SECOND), *message)


def _too_long(limit: float) -> Unloadable:
    return Unloadable(kind="time", message=f"importing the file took more than {limit:g} s")


def _meaning(answer: Answer) -> Killed:
    """Return what ends a process natively where a trap has ended an instance."""
    if "cond_wait" in answer.detail:  # nobody is there who could wake it
        return Killed(cause="time", usage=NO_USAGE)
    return Killed(cause="signal", number=signal.SIGSEGV, usage=NO_USAGE)


def _last(answer: Answer, kind: type[Kind]) -> Kind | None:
    """Return the last of the replies if it is of a kind."""
    try:
        reply = protocol.parse_reply(answer.replies[-1]) if answer.replies else None
    except protocol.ProtocolError:
        return None
    return reply if isinstance(reply, kind) else None
