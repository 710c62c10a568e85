"""The report for a person at a terminal: one line a stage, one screen about the failure.

Everything here makes rich renderables; printing them is the caller's. Texts of a submission go
through `clean` and never through markup.
"""

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.text import Text

from judge.model.case import Input
from judge.model.caseid import is_self_contained
from judge.model.outcome import Frame, Killed, Output, Raised, Returned, Unloadable
from judge.model.report import Answer, Failure, Report, StageReport
from judge.model.result import CaseResult
from judge.model.show import ELLIPSIS, show, show_call, source_lines
from judge.model.verdict import Verdict
from judge.report.clean import clean, clean_line

LABEL = 10
"""Columns of the labels on the left."""

LONGEST_NAME = 80
"""Characters of a function's name that are shown."""

MAX_CARET = 100
"""Columns up to which a caret points into a line."""

MESSAGE = 600
"""Characters of an exception's text that are shown."""

OUTPUT_LINES = 12
"""Lines of captured output that are shown."""

CALLS_SHOWN = 8
"""Calls of a sequence that are shown around the one that failed."""

_COLOURS = {Verdict.AC: "green", Verdict.JE: "magenta", Verdict.SV: "magenta"}


def colour(verdict: Verdict) -> str:
    return _COLOURS.get(verdict, "red")


def heading(title: str, path: str) -> Text:
    """The first line of a report: the problem and the file."""
    return Text.assemble((title, "bold"), "  ", (clean_line(path), "dim"))


def stage_line(stage: StageReport) -> Text:
    """`hidden      12 of 14   Wrong Answer`."""
    line = Text(f"  {stage.name:<{LABEL}}  ")
    if stage.name == "load":
        line.append("ok" if stage.verdict is Verdict.AC else "failed")
    elif stage.name == "fuzz":
        line.append(f"{stage.passed:,} passed")
    else:
        line.append(f"{stage.passed:,} of {stage.total:,} passed")
    if stage.run < stage.total:
        line.append(f", {stage.total - stage.run:,} not run", "dim")
    if stage.verdict is not Verdict.AC:
        line.append(f"   {stage.verdict.words}", f"bold {colour(stage.verdict)}")
    return line


def ending(report: Report, command: str) -> RenderableType:
    """What follows the stages: the verdict, and if it is not accepted, why."""
    parts: list[RenderableType] = [Text()]
    if report.failure is not None:
        parts.append(failure_screen(report.failure, report.submission.text, report.problem.slug, command))
    else:
        parts.append(Text("Accepted", f"bold {colour(Verdict.AC)}"))
        parts += [_shown_case(result) for result in report.shown if report.stages[-1].name == "case"]
    parts += [_Paragraph(Text(clean(f"Warning: {warning}"), "yellow")) for warning in report.warnings]
    note = isolation_note(report)
    if note is not None:
        parts += [Text(), note]
    return Group(*parts)


def isolation_note(report: Report) -> Text | None:
    """One line where the run was not isolated as it should be."""
    if report.isolation.tier == "strict":
        return None
    note = f"Isolation: {report.isolation.tier}; {report.isolation.note or 'for an unknown reason'}."
    return Text(note, "yellow", no_wrap=True, overflow="ignore")


def failure_screen(failure: Failure, source: str, slug: str, command: str) -> RenderableType:
    """One screen about a failing case."""
    result = failure.result
    title = Text(result.verdict.words, f"bold {colour(result.verdict)}")
    rows = Rows()
    if result.case.calls:
        rows.add("case", Text(_which_case(failure)))
        for calls in failure.before:
            rows.add("after", _calls_text(calls, None))
        rows.add("call", _calls_text(result.case.calls, result.call))
    _describe(rows, result, source)
    for mistake in failure.mistakes:
        rows.add("likely", Text(mistake.message, "bold"))
    output: Output | None = getattr(result.outcome, "output", None)
    if output is not None and output.total:
        rows.add("printed", _output_text(output))
    parts: list[RenderableType] = [title, Text(), rows]
    if result.case.calls:
        cases = "".join(f" --case {identifier}" for identifier in failure.reproduce)
        again = Text(f"  {command}{cases}", no_wrap=True, overflow="ignore")
        words = "Run exactly this again:" if cases else "It takes a whole run to see this again:"
        parts += [Text(), Text(words, "dim"), again]
    return Group(*parts)


def _which_case(failure: Failure) -> str:
    """The failing case in words: its id or what it was made smaller from, and how many fail."""
    identifier = failure.result.case.id
    if failure.before:
        return "passes alone, fails after another one"
    if failure.found is not None and failure.found.case.id != identifier:
        which = f"made smaller from {failure.found.case.id}"
    else:
        which = "the one given" if is_self_contained(identifier) else identifier
    return f"{which} ({failure.failing:,} cases of the stage fail)" if failure.failing > 1 else which


class _Paragraph:
    """A text wrapped to the width, without blanks at the ends of its lines."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        for line in self.text.wrap(console, options.max_width):
            line.rstrip()
            yield line


class Rows:
    """Labels and what belongs to each, wrapped beside its label. Unlike a table it pads no line."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, Text]] = []

    def add(self, label: str, content: Text | str) -> None:
        self.rows.append((label, Text(content) if isinstance(content, str) else content))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        width = max(options.max_width - LABEL - 4, 20)
        for label, content in self.rows:
            for line in content.wrap(console, width, overflow="fold"):
                row = Text.assemble((f"  {label:<{LABEL}}  ", "dim"), line)
                row.rstrip()
                yield row
                label = ""


def _describe(rows: Rows, result: CaseResult, source: str) -> None:
    outcome = result.outcome
    match outcome:
        case Returned() | Raised() if result.verdict is Verdict.WA:
            rows.add("expected", Text(clean(show(result.case.expected[result.call], 400)), "green"))
            rows.add("got", Text(clean(_got(outcome.values[result.call])), "red"))
            if _adds_to_values(result):
                rows.add("differs", _shortened(result.message))
        case Raised():
            label = "reason" if result.verdict is Verdict.MLE else "raised"
            rows.add(label, Text(_shortened(result.message), "red"))
            if outcome.frames:
                rows.add("", _traceback(outcome.frames, outcome.omitted_frames, source))
        case Unloadable():
            rows.add("reason", Text(_shortened(result.message), "red"))
            frames = outcome.frames or ((Frame(outcome.line, ""),) if outcome.line else ())
            if frames:
                rows.add("", _traceback(frames, 0, source, outcome.column))
        case Killed():
            rows.add("reason", Text(_shortened(result.message), "red"))
            if outcome.cause == "signal" and "setrecursionlimit" in source:
                rows.add("", "perhaps a recursion that is too deep for the stack: it calls setrecursionlimit")
        case _:
            rows.add("reason", Text(_shortened(result.message), "red"))


def _shortened(message: str) -> str:
    """The beginning of a message: a few lines of a few hundred characters, made harmless."""
    lines = clean(message[:MESSAGE])[:MESSAGE].split("\n")[:OUTPUT_LINES]
    short = "\n".join(lines)
    return short if len(short) >= len(message) else f"{short}{ELLIPSIS}"


def _got(value: object) -> str:
    return _shortened(show(value, 400))


def _adds_to_values(result: CaseResult) -> bool:
    """Whether the message says more than `expected` and `got` do, side by side."""
    return not result.message.startswith("expected ")


def _calls_text(calls: Input, failing: int | None) -> Text:
    """The calls as a solver would type them; of a long sequence the constructions and those that matter."""
    constructors = {calls[0].name}
    if len(calls) == 1:
        return Text(clean(show_call(calls[0], 600)))
    last = failing if failing else len(calls) - 1
    shown = {i for i, call in enumerate(calls) if call.name in constructors}
    shown |= set(range(0 if last < CALLS_SHOWN else last - CALLS_SHOWN // 2 + 1, last + 1))
    several = len({call.receiver for call in calls}) > 1
    text = Text()
    skipped = 0
    for i, call in enumerate(calls[: last + 1]):
        if i not in shown:
            skipped += 1
            continue
        if skipped:
            text.append(f"... {skipped:,} more calls ...\n", "dim")
            skipped = 0
        name = f"obj{call.receiver + 1}" if several else "obj"
        made = call.name in constructors
        line = show_call(call, 300, "" if made else name)
        text.append(clean(f"{name} = {line}" if made else line))
        text.append("\n" if i < last else "")
    return text


def _traceback(frames: Sequence[Frame], omitted: int, source: str, column: int = 0) -> Text:
    """The submission's own frames with their lines; what a recursion repeats is counted instead.

    `omitted` frames are missing in the middle.
    """
    lines = source_lines(source)
    text = Text()
    middle = len(frames) // 2 if omitted else -1
    i = 0
    while i < len(frames):
        if i == middle:
            text.append(f"... {omitted:,} more frames ...\n", "dim")
        period, repeated = _repetition(frames, i)
        for frame in frames[i : i + period]:
            _append_frame(text, frame, lines, column)
        end = i + period + repeated
        if repeated:
            spans = i < middle <= end and frames[middle - period : middle] == frames[end - period : end]
            text.append(f"... {repeated + omitted * spans:,} more of the same ...\n", "dim")
            middle = -1 if spans else middle
        i = end
    text.rstrip()
    return text


def _repetition(frames: Sequence[Frame], start: int) -> tuple[int, int]:
    """The period of a repetition that starts at an index, and how many frames repeat it; else (1, 0)."""
    for period in range(1, 5):
        end = start + period
        while end < len(frames) and frames[end] == frames[end - period]:
            end += 1
        repeated = (end - start - period) // period * period
        if repeated >= max(2, 2 * period - 2):
            return period, repeated
    return 1, 0


def _append_frame(text: Text, frame: Frame, lines: list[str], column: int) -> None:
    place = f" in {frame.function[:LONGEST_NAME]}" if frame.function not in ("", "<module>") else ""
    text.append(clean_line(f"line {frame.line}{place}:"), "dim")
    if 0 < frame.line <= len(lines):
        code = lines[frame.line - 1]
        text.append(f"\n    {clean_line(code.strip()[:200])}")
        if 0 < column <= MAX_CARET:
            caret = max(column - 1 - (len(code) - len(code.lstrip())), 0)
            text.append("\n    " + " " * caret + "^", "red")
    text.append("\n")


def _output_text(output: Output) -> Text:
    lines = clean(output.text).splitlines() or [""]
    shown = [line[:200] for line in lines[:OUTPUT_LINES]]
    text = Text("\n".join(shown), "cyan")
    left_out = len(lines) - len(shown)
    if left_out > 0 or output.total > len(output.text.encode("utf-8", "replace")):
        text.append(f"\n... ({output.total:,} bytes printed in all)", "dim")
    return text


def _shown_case(result: CaseResult) -> RenderableType:
    """A single case that passed: its call and what came back."""
    rows = Rows()
    rows.add("case", "the one given" if is_self_contained(result.case.id) else result.case.id)
    rows.add("call", _calls_text(result.case.calls, None))
    results = _results(result.case.calls, result.case.expected)
    rows.add("result", Text(clean(show(results, 400)), "green"))
    output: Output | None = getattr(result.outcome, "output", None)
    if output is not None and output.total:
        rows.add("printed", _output_text(output))
    return Group(Text(), rows)


def answer_screen(answer: Answer, source: str) -> RenderableType:
    """A solver's own input, answered by the solution and the reference side by side."""
    rows = Rows()
    rows.add("call", _calls_text(answer.calls, None))
    for rule in answer.broken:
        rows.add("caution", Text(f"outside the constraints: {rule}", "yellow"))
    rows.add("yours", _answer_text(answer.solution, answer.calls, source))
    rows.add("reference", _answer_text(answer.reference, answer.calls, ""))
    if answer.result is None:
        rows.add("", Text(_shortened(answer.refusal), "yellow"))
    elif answer.result.accepted:
        rows.add("", Text("they agree", "green"))
    elif isinstance(answer.solution, Returned):
        rows.add("differs", Text(_shortened(answer.result.message), "red"))
    output: Output | None = getattr(answer.solution, "output", None)
    if output is not None and output.total:
        rows.add("printed", _output_text(output))
    return rows


def _results(calls: Input, values: Sequence[object]) -> object:
    """The results without those of constructions; a single one by itself."""
    if len(calls) == 1 and len(values) == 1:
        return values[0]
    results = [v for call, v in zip(calls, values, strict=False) if call.name != calls[0].name]
    return results[0] if len(results) == 1 else results


def _answer_text(outcome: object, calls: Input, source: str) -> Text:
    match outcome:
        case Returned():
            return Text(clean(show(_results(calls, outcome.values), 400)))
        case Raised():
            text = Text(_shortened(f"raised {outcome.type_name}: {outcome.message}".rstrip(": ")), "red")
            if source:
                text.append("\n")
                text.append_text(_traceback(outcome.frames, outcome.omitted_frames, source))
            return text
        case Killed():
            words = {
                "time": f"still running after {outcome.limit:g} s",
                "signal": "crashed",
                "exit": "exited",
            }
            return Text(words.get(outcome.cause, "printed or returned too much"), "red")
        case Unloadable():
            return Text(_shortened(f"cannot be loaded: {outcome.message}"), "red")
    return Text(_shortened(getattr(outcome, "detail", "no answer")), "red")
