"""One screen about a failing case."""

from rich.console import Group, RenderableType
from rich.text import Text

from judge.model.caseid import is_self_contained
from judge.model.outcome import Frame, Killed, Output, Raised, Returned, Unloadable
from judge.model.report import Failure
from judge.model.result import CaseResult
from judge.model.show import show
from judge.model.verdict import Verdict
from judge.report.clean import clean, clean_line
from judge.report.parts import (
    ONE_CALL,
    Rows,
    calls_text,
    colour,
    command_to_type,
    output_text,
    shortened,
    traceback_text,
    variables_text,
)

COUNTED_CALL = 160
"""Characters of a call with an input that was made for counting the growth: more of it tells nothing."""


def failure_screen(failure: Failure, source: str, slug: str, command: str) -> RenderableType:
    """Return one screen about a failing case."""
    result = failure.result
    title = Text(result.verdict.words, f"bold {colour(result.verdict)}")
    rows = Rows()
    if result.case.calls:
        rows.add("case", Text(_which_case(failure)))
        for calls in failure.before:
            rows.add("after", calls_text(calls, None))
        width = COUNTED_CALL if result.case.stage in ("growth", "vectorized") else ONE_CALL
        rows.add("call", calls_text(result.case.calls, result.call, width))
    _describe(rows, result, source)
    for mistake in failure.mistakes:
        rows.add("likely", Text(mistake.message, "bold"))
    output: Output | None = getattr(result.outcome, "output", None)
    if output is not None and output.total:
        rows.add("printed", output_text(output))
    parts: list[RenderableType] = [title, Text(), rows]
    if result.case.calls:
        parts += command_to_type(*_again(failure, clean_line(command)))
    return Group(*parts)


def _again(failure: Failure, command: str) -> tuple[str, str]:
    """Return what to type to see the failure again, with a word on it."""
    if failure.reproduce:
        cases = "".join(f" --case {identifier}" for identifier in failure.reproduce)
        return "Run exactly this again:", f"{command}{cases}"
    if failure.stage == "growth":
        return (
            "An input of this size is too large for a command; count the growth again to see it:",
            f"{command} --growth-only",
        )
    return "It takes a whole run to see this again:", command


def _which_case(failure: Failure) -> str:
    """Return which case fails: its id or what it was made smaller from, and how many fail."""
    identifier = failure.result.case.id
    if failure.before:
        return "passes alone, fails after another one"
    if failure.found is not None and failure.found.case.id != identifier:
        which = f"made smaller from {failure.found.case.id}"
    else:
        which = "the one given" if is_self_contained(identifier) else identifier
    return f"{which} ({failure.failing:,} cases of the stage fail)" if failure.failing > 1 else which


def _describe(rows: Rows, result: CaseResult, source: str) -> None:
    outcome = result.outcome
    match outcome:
        case Returned() | Raised() if result.verdict is Verdict.WA:
            rows.add("expected", Text(clean(show(result.case.expected[result.call], 400)), "green"))
            rows.add("got", Text(clean(_got(outcome.values[result.call])), "red"))
            if _adds_to_values(result):
                rows.add("differs", shortened(result.message))
        case Raised():
            label = "reason" if result.verdict is Verdict.MLE else "raised"
            rows.add(label, Text(shortened(result.message), "red"))
            if outcome.frames:
                rows.add("", traceback_text(outcome.frames, outcome.omitted_frames, source))
        case Unloadable():
            rows.add("reason", Text(shortened(result.message), "red"))
            frames = outcome.frames or ((Frame(outcome.line, ""),) if outcome.line else ())
            if frames:
                rows.add("", traceback_text(frames, 0, source, outcome.column))
        case Killed():
            rows.add("reason", Text(shortened(result.message), "red"))
            if outcome.frames:
                rows.add("it was at", traceback_text(outcome.frames, outcome.omitted_frames, source))
            if outcome.variables:
                rows.add("with", variables_text(outcome.variables))
            if outcome.cause == "signal" and "setrecursionlimit" in source:
                rows.add("", "perhaps a recursion that is too deep for the stack: it calls setrecursionlimit")
        case _:
            rows.add("reason", Text(shortened(result.message), "red"))


def _got(value: object) -> str:
    return shortened(show(value, 400))


def _adds_to_values(result: CaseResult) -> bool:
    """Return whether the message says more than `expected` and `got` do, side by side."""
    return not result.message.startswith("expected ")
