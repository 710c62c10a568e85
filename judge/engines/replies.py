"""What is said to a worker and what its replies mean: plain requests, and outcomes out of typed replies."""

from typing import Any

from msgspec.structs import replace

from judge.engines import protocol
from judge.model.case import Input
from judge.model.outcome import (
    Ending,
    Frame,
    Killed,
    Outcome,
    Output,
    Raised,
    Returned,
    Tampered,
    Unloadable,
    Usage,
    signal_name,
)
from judge.model.problem import Limits
from judge.model.signature import EntryPoint, FunctionEntry

OUTPUT_KEPT = 16 << 10
"""Bytes of a case's prints that are kept for the report."""

MAX_NAME, MAX_MESSAGE, MAX_FRAMES = 200, 2_000, 64
"""Characters of a name and of a message, and frames: an honest worker sends no more."""


def plain_calls(calls: Input) -> list[tuple[str, tuple[Any, ...], int]]:
    """The calls as plain data for the worker."""
    return [(call.name, call.arguments, call.receiver) for call in calls]


def entry_order(entry: EntryPoint) -> dict[str, Any]:
    """What the worker is told of the entry point."""
    if isinstance(entry, FunctionEntry):
        parameters = [p.name for p in entry.function.parameters]
        return {"name": entry.name, "parameters": parameters, "methods": {}}
    return {
        "name": entry.name,
        "parameters": [p.name for p in entry.constructor.parameters],
        "methods": {m.name: [p.name for p in m.parameters] for m in entry.methods},
    }


def outcome_of(reply: protocol.AnyReply, calls: int, usage: Usage, limits: Limits) -> Outcome:
    """What the reply to a request of `calls` calls says of the submission."""
    match reply:
        case protocol.Result() if len(reply.values) == calls:
            return Returned(
                values=reply.values,
                arguments=reply.arguments or None,
                output=Output(reply.printed[:OUTPUT_KEPT], reply.printed_bytes),
                usage=usage,
            )
        case protocol.Error() if len(reply.values) < calls:
            return Raised(
                type_name=reply.type_name[:MAX_NAME],
                message=reply.message[:MAX_MESSAGE],
                frames=_frames(reply.frames),
                omitted_frames=reply.omitted_frames,
                call=len(reply.values),
                values=reply.values,
                output=Output(reply.printed[:OUTPUT_KEPT], reply.printed_bytes),
                usage=usage,
            )
        case protocol.Overflow():
            return stopped_at(Killed(cause="output", limit=limits.output, usage=usage), reply)
        case protocol.Oversize():
            return Killed(cause="result", limit=protocol.RESULT_LIMIT, usage=usage)
        case protocol.Exhausted():
            return Killed(cause="memory", limit=limits.memory, usage=usage)
    return Tampered(detail=f"a reply of kind {type(reply).__name__} to a call")


def stopped_at(killed: Killed, reply: protocol.Broken) -> Killed:
    """The same outcome with what the worker said of the place and the prints."""
    return replace(
        killed,
        frames=_frames(reply.frames),
        omitted_frames=reply.omitted_frames,
        variables=_variables(reply) if isinstance(reply, protocol.Stopped) else (),
        output=Output(reply.printed[:OUTPUT_KEPT], reply.printed_bytes),
    )


def _variables(reply: protocol.Stopped) -> tuple[tuple[str, str], ...]:
    return tuple([(name[:MAX_NAME], value[:MAX_NAME]) for name, value in reply.variables])


def unloadable(reply: protocol.NotLoaded) -> Unloadable:
    """The outcome of a submission that the worker could not load."""
    return Unloadable(
        kind=reply.reason,
        type_name=reply.type_name[:MAX_NAME],
        message=reply.message[:MAX_MESSAGE],
        line=reply.line,
        column=reply.column,
        frames=_frames(reply.frames),
        output=Output(reply.printed[:OUTPUT_KEPT], reply.printed_bytes),
    )


def printed_without_end(reply: protocol.Overflow) -> Unloadable:
    """The outcome of a submission that printed too much while it was loaded."""
    return Unloadable(
        kind="output",
        message="importing the file prints without end",
        frames=_frames(reply.frames),
        output=Output(reply.printed[:OUTPUT_KEPT], reply.printed_bytes),
    )


def died_loading(ending: Ending | None) -> Unloadable | Tampered:
    """Return the outcome of a worker that ended in this way while loading; None if it did not end."""
    if ending is None:
        return Tampered(detail="it closed the pipe to the judge while loading")
    exited = f"ended the process with exit code {ending.code}"
    if ending.signal is None:
        return Unloadable(kind="exit", message=f"importing the file {exited}")
    died = f"importing the file ended in {signal_name(ending.signal)}"
    return Unloadable(kind="signal", message=died if ending.code is None else f"{died}, or {exited}")


def died(ending: Ending | None, usage: Usage) -> Killed | Tampered:
    """Return the outcome of a worker that ended in this way; None if it did not end."""
    if ending is None:
        return Tampered(detail="it closed the pipe to the judge")
    if ending.signal is None:
        return Killed(cause="exit", number=ending.code or 0, usage=usage)
    return Killed(cause="signal", number=ending.signal, code=ending.code, usage=usage)


def _frames(pairs: tuple[tuple[int, str], ...]) -> tuple[Frame, ...]:
    return tuple(Frame(line, function[:MAX_NAME]) for line, function in pairs[:MAX_FRAMES])
