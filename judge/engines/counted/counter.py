"""Counting what a submission costs: each run in a fresh instance, the instructions read from outside."""

import marshal
from collections.abc import Sequence
from typing import Any

from judge.engines import protocol, replies
from judge.engines.counted.engine import Blocked, CountedEngine
from judge.engines.counted.wire import Answer, Order, Request, Served
from judge.model.counted import Count, LineBytes, LineCosts, Peak, Uncounted
from judge.model.outcome import Killed, Outcome, Tampered, Unloadable, Usage
from judge.model.problem import Limits
from judge.model.signature import EntryPoint
from judge.model.submission import Submission

RECURSION_LIMIT = 100_000
"""As natively; the stack of the instance ends plain recursion at about 30,000."""

LOAD_FUEL = 4 * 10**9
"""Instructions that importing a submission may take: about two seconds."""

OUR_FUEL = 3 * 10**9
"""Instructions that taking inputs apart, or encoding results, may take. A million numbers take 7 * 10^8."""

PRINTED = 1 << 20
"""Bytes that may be printed while counting before the run ends; it is dropped."""

NO_USAGE = Usage(wall=0.0, cpu=None)


class Counter:
    """Counts the runs of one submission."""

    def __init__(
        self, engine: CountedEngine, submission: Submission, entry: EntryPoint, limits: Limits
    ) -> None:
        self.engine = engine
        self.entry = entry
        self.limits = limits
        orders = {
            "recursion_limit": RECURSION_LIMIT,
            "result_limit": protocol.RESULT_LIMIT,
            "output_limit": PRINTED,
            "output_keep": replies.OUTPUT_KEPT,
        }
        load = ("load", 0, orders, submission.source, replies.entry_order(entry))
        self._load = request(LOAD_FUEL, *load)

    @property
    def memory(self) -> int:
        """Bytes of linear memory of an instance: the guest itself and what the problem allows."""
        return memory_of(self.limits)

    def count(self, inputs: bytes, fuel: int) -> Count | Outcome | Uncounted:
        """Count one run over inputs, cut off after so many instructions."""
        requests = (
            self._load,
            request(OUR_FUEL, "prepare", 1, inputs),
            request(fuel, "go", 2),
            request(OUR_FUEL, "results", 3),
        )
        answers = self._serve(requests)
        if isinstance(answers, Uncounted):
            return answers
        if len(answers) > 1 and answers[-1].ending == "fuel":
            return Count(max(fuel, answers[-1].spent), cut=True)  # wherever it was spent
        problem = self._problem(answers, protocol.Loaded, protocol.Prepared, protocol.Done)
        if problem is not None:
            return problem
        outside = answers[1].spent + answers[3].spent
        return Count(answers[2].spent, outside, _only_reply(answers[3]))

    def space(self, runs: Sequence[bytes], fuel: int) -> list[Peak] | Outcome | Uncounted:
        """Return the peak of the memory of each run, by growing size, in one fresh instance.

        Uncounted if one takes more instructions than `fuel`.
        """
        requests = [self._load]
        for number, inputs in enumerate(runs):
            requests.append(request(OUR_FUEL, "prepare", 2 * number + 1, inputs))
            requests.append(request(fuel, "space", 2 * number + 2))
        answers = self._serve(tuple(requests))
        if isinstance(answers, Uncounted):
            return answers
        wanted: list[type[protocol.Reply]] = [protocol.Prepared, protocol.Space] * len(runs)
        problem = self._problem(answers, protocol.Loaded, *wanted)
        if problem is not None:
            return problem
        found = [protocol.parse_reply(_only_reply(answer)) for answer in answers[2::2]]
        peaks = [reply for reply in found if isinstance(reply, protocol.Space)]
        if not all(reply.counted for reply in peaks):
            return Tampered(detail="the counting of its memory was stopped")
        return [Peak(reply.peak, reply.results) for reply in peaks]

    def lines(self, inputs: bytes, fuel: int) -> LineCosts | Outcome | Uncounted:
        """Return how often each line of one run ran, and the instructions that it took in all."""
        served = self._served(self._measuring(inputs, fuel, "lines"), lines=True)
        if isinstance(served, Uncounted):
            return served
        problem = self._problem(served.answers, protocol.Loaded, protocol.Prepared, protocol.Done)
        return served.lines if problem is None else problem

    def holders(self, inputs: bytes, fuel: int) -> LineBytes | Outcome | Uncounted:
        """Return the bytes that each line holds when most memory is held: the run is made twice for it."""
        answers = self._serve(self._measuring(inputs, fuel, "peak"))
        if isinstance(answers, Uncounted):
            return answers
        problem = self._problem(answers, protocol.Loaded, protocol.Prepared, protocol.Counted)
        if problem is not None:
            return problem
        where = protocol.parse_reply(_only_reply(answers[2]))
        assert isinstance(where, protocol.Counted)
        answers = self._serve(self._measuring(inputs, fuel, "holders", where.events))
        if isinstance(answers, Uncounted):
            return answers
        problem = self._problem(answers, protocol.Loaded, protocol.Prepared, protocol.Held)
        if problem is not None:
            return problem
        held = protocol.parse_reply(_only_reply(answers[2]))
        assert isinstance(held, protocol.Held)
        return dict(held.table)

    def _measuring(self, inputs: bytes, fuel: int, operation: str, *arguments: Any) -> tuple[Request, ...]:
        prepare = request(OUR_FUEL, "prepare", 1, inputs)
        return self._load, prepare, request(fuel, operation, 2, *arguments)

    def _serve(self, requests: tuple[Request, ...]) -> tuple[Answer, ...] | Uncounted:
        served = self._served(requests)
        return served if isinstance(served, Uncounted) else served.answers

    def _served(self, requests: tuple[Request, ...], lines: bool = False) -> Served | Uncounted:
        try:
            return self.engine.serve(Order(requests, self.memory, lines))
        except Blocked:
            return Uncounted("it waits for something that does not come there")

    def _problem(
        self, answers: tuple[Answer, ...], *wanted: type[protocol.Reply]
    ) -> Outcome | Uncounted | None:
        """Return what went wrong in the first requests; None if each got the reply that it wants."""
        for number, (answer, kind) in enumerate(zip(answers, wanted, strict=False)):
            if answer.ending in ("fuel", "stack", "trapped"):
                return _ended(answer, number)
            reply = parsed_reply(answer)
            if not isinstance(reply, protocol.Reply):
                return reply
            if reply.number != number:
                return Tampered(detail="a reply to another request")
            if not isinstance(reply, kind):
                return self._outcome(reply)
        return None

    def _outcome(self, reply: protocol.AnyReply) -> Outcome:
        """Return what a reply says that is not the one that was wanted."""
        if isinstance(reply, protocol.NotLoaded):
            return replies.unloadable(reply)
        return replies.outcome_of(reply, ANY, NO_USAGE, self.limits)


GUEST_MEMORY = 64 << 20
"""Bytes of linear memory that the guest takes itself, inputs and results of a large run included."""

MOST_MEMORY = 3 << 30
"""Bytes of linear memory at most: pointers have 32 bits."""

ANY = 1 << 53
"""Stands for the number of calls where a reply with results would be none to the question."""


def memory_of(limits: Limits) -> int:
    """Return the bytes of linear memory of an instance for a submission with these limits."""
    return min(limits.memory + GUEST_MEMORY, MOST_MEMORY)


def request(fuel: int, *message: Any) -> Request:
    """Return a message to the guest that may take so many instructions."""
    return Request(marshal.dumps(message, 2), fuel)


def parsed_reply(answer: Answer) -> protocol.AnyReply | Killed | Tampered:
    """Return the one reply to a request that was answered, or what else came of it."""
    if len(answer.replies) != 1:
        if answer.ending == "exited" and not answer.replies:
            return Killed(cause="exit", number=0, usage=NO_USAGE)
        return Tampered(detail="another number of replies than of requests")
    try:
        return protocol.parse_reply(answer.replies[0])
    except protocol.ProtocolError as error:
        return Tampered(detail=str(error))


def _only_reply(answer: Answer) -> bytes:
    return answer.replies[0] if len(answer.replies) == 1 else b""


def _ended(answer: Answer, number: int) -> Outcome | Uncounted:
    """Return what it means that a request ended in a trap."""
    if number == 0:
        return Unloadable(kind="time", message="importing the file takes too long")
    if answer.ending == "fuel":
        return Uncounted("it takes too many instructions there")
    if answer.ending == "stack":
        return Uncounted("its recursion goes deeper than the stack there")
    return Uncounted(
        f"the engine has ended it ({answer.detail})" if answer.detail else "the engine has ended it"
    )
