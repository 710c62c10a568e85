"""Measuring a submission: the processor time of prepared runs, read from outside, and memory."""

import math
from typing import Any, TypeVar

from judge.engines.native import protocol
from judge.engines.native.runner import Answered, Runner
from judge.model.growth import Timing
from judge.model.outcome import Killed, Outcome, Raised, Returned, Tampered

PREPARING = 2.0
"""Seconds that taking large inputs apart may take, or sending their results: twenty times what it does."""

EMPTY_RUNS = 5
"""Runs of nothing, by which the protocol's own cost is known."""

MOST_OVERHEAD = 0.0005
"""Seconds that the protocol can cost, ten times what it does: a submission may be slow on purpose here."""

UNSEEN, UNSEEN_FACTOR = 32 << 20, 32
"""Bytes by which the memory that the machine holds grows besides, and so many times those of the inputs:
they, the arenas of the allocator, what counting takes itself."""

RESIDENT_FACTOR = 8
"""Times what a run allocates that the machine holds at most while each allocation is counted. So much less
is the least that a run must have taken, whatever counting it inside says."""

EMPTY = b"[\x00\x00\x00\x00"
"""No inputs, as marshal."""


LineTable = tuple[tuple[int, int, int, int, int], ...]
"""Line, how often it ran, nanoseconds; and of that what was undisturbed: how often, nanoseconds."""

ANY = 1 << 53
"""Stands for the number of calls where a reply with results would be none to the question."""

R = TypeVar("R", bound=protocol.Reply)


class AllowanceSpent(Exception):
    """Measuring a submission has taken all the time that it may."""


class Allowance:
    """Seconds that measuring one submission may take in all, shared by its meters."""

    def __init__(self, seconds: float = math.inf) -> None:
        self.seconds = seconds
        self.spent = 0.0

    @property
    def left(self) -> float:
        return max(self.seconds - self.spent, 0.0)

    def spend(self, answer: Answered | Outcome) -> None:
        """Count what a request has taken. Raises AllowanceSpent."""
        if isinstance(answer, Answered | Killed):
            self.spent += answer.usage.wall
        if self.spent > self.seconds:
            raise AllowanceSpent


class Meter:
    """Measures one submission in a worker of its own. A context manager; leaving it ends the worker."""

    def __init__(self, runner: Runner, allowance: Allowance | None = None) -> None:
        self.runner = runner
        self.allowance = allowance or Allowance()
        self.inside = self.outside = 0.0
        """Seconds of processor time that the last run took between `go` and its end, and what preparing it
        and sending its results took besides."""
        self._overhead: float | None = None
        self._unseen = 0

    def time(self, inputs: bytes, limit: float, strict: bool = False) -> Timing | Outcome:
        """The time of one run over inputs, cut off after `limit` seconds; an outcome if it went wrong.

        `inputs` is marshal: a list of the calls of each input, see `plain_calls`. A `strict` run encodes
        each result at once, as judging does, instead of keeping it until the end.
        """
        if self._overhead is None:
            refused = self._measure_overhead()
            if refused is not None:
                return refused
        return self._run(inputs, limit, strict)

    def _measure_overhead(self) -> Outcome | None:
        """Find out what the protocol costs by itself; an outcome if even a run of nothing goes wrong."""
        least = self._overhead = 0.0
        for attempt in range(EMPTY_RUNS):
            run = self._run(EMPTY, PREPARING)
            if not isinstance(run, Timing):
                return run
            least = run.seconds if attempt == 0 else min(least, run.seconds)
        self._overhead = min(least, MOST_OVERHEAD)
        return None

    def results(self, calls: int) -> Outcome:
        """What the last run returned: `calls` results, or the exception that ended it."""
        answer = self._ask("results", limit=PREPARING)
        if not isinstance(answer, Answered):
            return answer
        self.outside += answer.usage.cpu or 0.0
        return self.runner.outcome(answer, calls)

    def space(self, inputs: bytes, limit: float) -> int | Outcome:
        """The bytes that a run takes at its peak, less its results; an outcome if it went wrong."""
        return self.begin_space(inputs, limit) or self.end_space()

    def begin_space(self, inputs: bytes, limit: float) -> Outcome | None:
        """Begin to measure `space`; an outcome if that cannot be."""
        self._unseen = UNSEEN + UNSEEN_FACTOR * len(inputs)
        return self.runner.post("space", inputs, limit=limit)

    def has_ended(self) -> bool:
        """Whether what was begun has come to its end."""
        return self.runner.has_answered()

    def end_space(self) -> int | Outcome:
        """The result of what was begun."""
        answer = self.runner.collect()
        self.allowance.spend(answer)
        reply = self._expect(answer, protocol.Space)
        if not isinstance(reply, protocol.Space):
            return reply
        if not reply.counted:
            self.runner.discard()
            return Tampered(detail="the counting of its memory was stopped")
        assert isinstance(answer, Answered)
        seen = (answer.usage.resident or 0) - self._unseen
        return max(reply.peak, seen // RESIDENT_FACTOR - reply.results)

    def count(self, inputs: bytes, limit: float) -> int | Outcome:
        """How many lines ran in one run."""
        reply = self._expect(self._ask("count", inputs, limit=limit), protocol.Counted)
        return reply.lines if isinstance(reply, protocol.Counted) else reply

    def lines(self, inputs: bytes, limit: float) -> tuple[LineTable, int] | Outcome:
        """What each line did in one run, and how many lines ran elsewhere."""
        reply = self._expect(self._ask("lines", inputs, limit=limit), protocol.Lines)
        return (reply.table, reply.elsewhere) if isinstance(reply, protocol.Lines) else reply

    def holders(self, inputs: bytes, limit: float) -> dict[int, int] | Outcome:
        """The bytes that each line took in one run."""
        reply = self._expect(self._ask("holders", inputs, limit=limit), protocol.Held)
        return dict(reply.table) if isinstance(reply, protocol.Held) else reply

    def _run(self, inputs: bytes, limit: float, strict: bool = False) -> Timing | Outcome:
        answer = self._ask("prepare", inputs, strict, limit=PREPARING)
        prepared = self._expect(answer, protocol.Prepared)
        if not isinstance(prepared, protocol.Prepared):
            return prepared
        assert isinstance(answer, Answered)
        self.outside = answer.usage.cpu or 0.0
        limit = min(limit, self.allowance.left)
        answer = self._ask("go", limit=limit, idle=self.runner.limits.time)
        if isinstance(answer, Killed) and answer.cause == "time":
            return Timing(limit, cut=True)
        done = self._expect(answer, protocol.Done)
        if not isinstance(done, protocol.Done):
            return done
        assert isinstance(answer, Answered)
        spent = answer.usage.wall if answer.usage.cpu is None else answer.usage.cpu
        self.inside = max(spent - (self._overhead or 0.0), 0.0)
        return Timing(self.inside)

    def _ask(self, operation: str, *arguments: Any, limit: float, idle: float = 0.0) -> Answered | Outcome:
        answer = self.runner.ask(operation, *arguments, limit=limit, idle=idle)
        self.allowance.spend(answer)
        return answer

    def _expect(self, answer: Answered | Outcome, kind: type[R]) -> R | Outcome:
        """The reply of the kind that was asked for, or the outcome of what came instead.

        Results are none: they would tell that the run has ended, where it was not asked to begin.
        """
        if not isinstance(answer, Answered):
            return answer
        if isinstance(answer.reply, kind):
            return answer.reply
        outcome = self.runner.outcome(answer, ANY)
        if isinstance(outcome, Returned) or (isinstance(outcome, Raised) and kind is not protocol.Space):
            self.runner.discard()
            return Tampered(detail=f"a reply of kind {type(answer.reply).__name__} while measuring")
        return outcome

    def close(self) -> None:
        self.runner.discard()

    def __enter__(self) -> "Meter":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
