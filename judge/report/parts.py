"""The parts that the screens of the terminal are made of: rows, calls, tracebacks, captured output."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from judge.model.case import Input
from judge.model.outcome import Frame, Output
from judge.model.show import ELLIPSIS, show_call, source_lines
from judge.model.verdict import Verdict
from judge.report.clean import clean, clean_line

LABEL = 10
"""Columns of the labels on the left."""

LONGEST_NAME = 80
"""Characters of a function's name that are shown."""

MESSAGE = 600
"""Characters of an exception's text that are shown."""

SOURCE_LENGTH = 110
"""Characters of a line of the submission that are shown: two lines of 80 columns."""

AROUND = 56
"""Cells of a line in which a column is marked: wrapped, the mark would stand below something else."""

ONE_CALL = 600
"""Characters of a call that stands alone."""

OUTPUT_LINES = 12
"""Lines of captured output that are shown."""

LONGEST_PERIOD = 4
"""Functions that call each other in a recursion which is still recognised."""

CALLS_SHOWN = 8
"""Calls of a sequence that are shown around the one that failed."""

_COLOURS = {Verdict.AC: "green", Verdict.JE: "magenta", Verdict.SV: "magenta"}


def colour(verdict: Verdict) -> str:
    return _COLOURS.get(verdict, "red")


def command_to_type(words: str, command: str) -> list[RenderableType]:
    """A command that stays in one piece, however narrow the terminal is, below what it is for."""
    return [Text(), Text(words, "dim"), Text(f"  {command}", no_wrap=True, overflow="ignore")]


class Paragraph:
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


def shortened(message: str) -> str:
    """The beginning of a message: a few lines of a few hundred characters, made harmless."""
    lines = clean(message[:MESSAGE])[:MESSAGE].split("\n")[:OUTPUT_LINES]
    short = "\n".join(lines)
    return short if len(short) >= len(message) else f"{short}{ELLIPSIS}"


def calls_text(calls: Input, failing: int | None, width: int = ONE_CALL) -> Text:
    """The calls as a solver would type them; of a long sequence the constructions and those that matter.

    A single call takes `width` characters at most, more or less.
    """
    constructors = {calls[0].name}
    if len(calls) == 1:
        return Text(clean(show_call(calls[0], width)))
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


def source_line(number: int, source: str) -> Text:
    """Return a line of the submission with its number."""
    shown = clean_line(source[:SOURCE_LENGTH]) + ELLIPSIS * (len(source) > SOURCE_LENGTH)
    return Text.assemble((f"line {number}: ", "dim"), (shown, "bold"))


def traceback_text(frames: Sequence[Frame], omitted: int, source: str, column: int = 0) -> Text:
    """The submission's own frames with their lines; what a recursion repeats is counted instead.

    `omitted` frames are missing in the middle. Every frame is shown or counted, none of them twice.
    """
    lines = source_lines(source)
    text = Text()
    middle = len(frames) // 2 if omitted else len(frames)
    head, tail = frames[:middle], frames[middle:]
    start, period, continued = _recursion(head, tail) if omitted else (0, 0, 0)
    if period:
        _append_frames(text, head[: start + period], lines, column)
        same = len(head) - start - period + omitted + continued
        text.append(f"... {same:,} more of the same ...\n", "dim")
    else:
        _append_frames(text, head, lines, column)
        if omitted:
            text.append(f"... {omitted:,} more frames ...\n", "dim")
    _append_frames(text, tail[continued:], lines, column)
    text.rstrip()
    return text


def _recursion(head: Sequence[Frame], tail: Sequence[Frame]) -> tuple[int, int, int]:
    """A recursion that the head ends in and the tail goes on with.

    Where in the head it starts, its period (0 if there is none), and how much of the tail belongs to it.
    """
    for period in range(1, LONGEST_PERIOD + 1):
        start = len(head)
        while start > period and head[start - 1] == head[start - 1 - period]:
            start -= 1
        start -= period
        if len(head) - start < 2 * period:
            continue
        for shift in range(period):  # how the frames that are missing end is not known
            pattern = [head[start + (shift + i) % period] for i in range(period)]
            continued = 0
            while continued < len(tail) and tail[continued] == pattern[continued % period]:
                continued += 1
            if continued >= period:
                return start, period, continued
    return 0, 0, 0


def _append_frames(text: Text, frames: Sequence[Frame], lines: list[str], column: int) -> None:
    i = 0
    while i < len(frames):
        period, repeated = _repetition(frames, i)
        for frame in frames[i : i + period]:
            _append_frame(text, frame, lines, column)
        if repeated:
            text.append(f"... {repeated:,} more of the same ...\n", "dim")
        i += period + repeated


def _repetition(frames: Sequence[Frame], start: int) -> tuple[int, int]:
    """The period of a repetition that starts at an index, and how many frames repeat it; else (1, 0)."""
    for period in range(1, LONGEST_PERIOD + 1):
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
        code, caret = lines[frame.line - 1], column - 1
        if column:
            code, caret = _around(code, caret)
            text.append(f"\n    {code}\n    {' ' * caret}")
            text.append("^", "red")
        else:
            text.append(f"\n    {clean_line(code.strip()[:200])}")
    text.append("\n")


def _around(code: str, column: int) -> tuple[str, int]:
    """The part of a line around a column that fits a narrow terminal, and the cells before that column."""
    indent = len(code) - len(code.lstrip())
    code = code.strip()
    column = min(max(column - indent, 0), len(code))
    start, end = max(column - AROUND, 0), min(column + AROUND, len(code))
    while cell_len(code[start:end]) > AROUND:  # cut at the side that is farther from the column
        start, end = (start + 1, end) if column - start > end - column else (start, end - 1)
    before, after = ELLIPSIS * (start > 0), ELLIPSIS * (end < len(code))
    shown = before + clean_line(code[start:column])
    return f"{shown}{clean_line(code[column:end])}{after}", cell_len(shown)


def variables_text(variables: Sequence[tuple[str, str]]) -> Text:
    """Return local variables, one a line."""
    lines = [clean_line(f"{name} = {value}") for name, value in variables]
    return Text("\n".join(lines))


def output_text(output: Output) -> Text:
    lines = clean(output.text).splitlines() or [""]
    shown = [line[:200] for line in lines[:OUTPUT_LINES]]
    text = Text("\n".join(shown), "cyan")
    left_out = len(lines) - len(shown)
    if left_out > 0 or output.total > len(output.text.encode("utf-8", "replace")):
        text.append(f"\n... ({output.total:,} bytes printed in all)", "dim")
    return text


def results_of(calls: Input, values: Sequence[object]) -> object:
    """The results without those of constructions; a single one by itself."""
    if len(calls) == 1 and len(values) == 1:
        return values[0]
    results = [v for call, v in zip(calls, values, strict=False) if call.name != calls[0].name]
    return results[0] if len(results) == 1 else results
