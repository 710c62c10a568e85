"""What a person sees, whole and to the letter, and that no submission can spoil it.

The golden files hold what is printed on a terminal of 80 columns. To write them again after a change
that is meant: `python -m tests.report.test_terminal`, and read the difference before it is committed.
"""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console, RenderableType

from judge.model.case import Call, Input
from judge.model.outcome import Foreign, Frame, Killed, Outcome, Output, Unloadable
from judge.model.report import Answer, Failure, IsolationInfo, Report, StageReport
from judge.model.result import CaseResult
from judge.model.verdict import Verdict
from judge.report import terminal
from judge.report.failure import failure_screen
from judge.report.parts import OUTPUT_LINES, traceback_text
from judge.report.parts import colour as colour_of
from tests import reports
from tests.properties import repeatable
from tests.report.test_clean import dangerous
from tests.reports import ATTACK, FLOOD, USAGE, failure, gave, raised, result, window

GOLDEN = Path(__file__).with_name("golden")
WIDTH = 80


def printed(
    *parts: RenderableType, width: int = WIDTH, colours: bool = False, height: int | None = None
) -> str:
    """What is printed to a file; with a `height`, or in colours, on a terminal."""
    console = Console(
        width=width,
        height=height or 60,
        file=io.StringIO(),
        highlight=False,
        force_terminal=colours or height is not None,
        color_system="truecolor" if colours else None,
    )
    for part in parts:
        console.print(part, crop=False)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def whole(report: Report, height: int | None = None) -> str:
    """All that `judge run` prints about a report."""
    stages = [terminal.stage_line(stage) for stage in report.stages]
    return printed(
        terminal.heading(report.problem.title, report.submission.path),
        "",
        *stages,
        terminal.ending(report, command(report)),
        height=height,
    )


def command(report: Report) -> str:
    return f"judge run {report.problem.slug} {report.submission.path}"


def screen(of: Failure, source: str = reports.SOURCE, width: int = WIDTH) -> str:
    return printed(failure_screen(of, source, "window_max", "judge run window_max"), width=width)


def with_outcome(
    outcome: Outcome, verdict: Verdict = Verdict.RTE, message: str = "", source: str = reports.SOURCE
) -> str:
    return screen(failure(result(window([1], 1, [1]), verdict, "", message, outcome)), source)


def rows(text: str) -> dict[str, str]:
    """The labels of a screen and what stands beside each, on one line."""
    found: dict[str, list[str]] = {}
    label = ""
    for line in text.splitlines():
        if line.startswith("  ") and not line.startswith("  judge run"):
            label = line[2:12].strip() or label
            found.setdefault(label, []).append(line[14:])
        elif label and not line:
            found[label].append("")
    return {key: "\n".join(lines).rstrip("\n") for key, lines in found.items()}


# -- to the letter ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", reports.EVERY)
def test_a_report_looks_as_it_should(name: str) -> None:
    assert whole(reports.EVERY[name]()) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_every_golden_file_has_its_report() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == reports.EVERY.keys()


@pytest.mark.parametrize("make", reports.EVERY.values(), ids=reports.EVERY)
def test_no_line_is_too_long_or_ends_in_blanks(make: Callable[[], Report]) -> None:
    check_lines(whole(make()))


def check_lines(text: str, width: int = WIDTH) -> None:
    """No line ends in blanks or is too long, but for the two that are meant to stay in one piece."""
    for line in text.splitlines():
        assert line == line.rstrip()
        if not line.startswith(("  judge run ", "Isolation: ")):
            assert cell_len(line) <= width


@pytest.mark.parametrize("make", reports.EVERY.values(), ids=reports.EVERY)
@pytest.mark.parametrize("width", [40, 60, 120])
def test_other_widths_are_kept_as_well(make: Callable[[], Report], width: int) -> None:
    report = make()
    check_lines(printed(terminal.ending(report, command(report)), width=width), width)


@pytest.mark.parametrize("make", reports.EVERY.values(), ids=reports.EVERY)
def test_colours_change_no_word(make: Callable[[], Report]) -> None:
    from rich.text import Text

    report = make()
    coloured = printed(terminal.ending(report, command(report)), colours=True)
    assert "\x1b[" in coloured
    assert (
        Text.from_ansi(coloured).plain.rstrip() == printed(terminal.ending(report, command(report))).rstrip()
    )


@pytest.mark.parametrize(
    ("verdict", "colour"),
    [(Verdict.AC, "green"), (Verdict.WA, "red"), (Verdict.TLE, "red"), (Verdict.CE, "red")],
)
def test_verdicts_have_their_colours(verdict: Verdict, colour: str) -> None:
    assert colour_of(verdict) == colour


def test_what_is_not_the_solutions_fault_has_another_colour() -> None:
    assert colour_of(Verdict.JE) not in (colour_of(Verdict.WA), colour_of(Verdict.AC))


# -- stages and notes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        (reports.stage("load", 1, 1), "  load        ok"),
        (reports.stage("load", 1, 0, Verdict.CE), "  load        failed   Compile Error"),
        (reports.stage("hidden", 14, 12, Verdict.WA), "  hidden      12 of 14 passed   Wrong Answer"),
        (reports.stage("generated", 1312, 1312), "  generated   1,312 of 1,312 passed"),
        (
            reports.stage("generated", 1312, 1000, Verdict.TLE, run=1001),
            "  generated   1,000 of 1,312 passed, 311 not run   Time Limit Exceeded",
        ),
        (reports.stage("growth", 5, 5), "  growth      5 of 5 families within the bounds"),
        (
            reports.stage("growth", 5, 4, run=4),
            "  growth      4 of 5 families within the bounds, 1 not counted",
        ),
        (
            reports.stage("growth", 5, 1, Verdict.MLE, run=2),
            "  growth      2 of 5 families counted, 1 above   Memory Limit Exceeded",
        ),
        (
            reports.stage("growth", 5, 0, Verdict.WA, run=1),
            "  growth      a counted run failed   Wrong Answer",
        ),
        (reports.stage("fuzz", 12345, 12345), "  fuzz        12,345 passed"),
        (reports.stage("fuzz", 12345, 12344, Verdict.RTE), "  fuzz        12,344 passed   Run-Time Error"),
    ],
)
def test_a_stage_is_one_line(stage: StageReport, text: str) -> None:
    assert terminal.stage_line(stage).plain == text


def test_a_strict_run_is_named_so() -> None:
    text = printed(terminal.ending(reports.accepted(), "judge run x"))
    assert text.splitlines()[-1] == "Isolation: strict"


@pytest.mark.parametrize("tier", ["restricted", "none"])
@pytest.mark.parametrize("note", ["", "no seccomp on this machine", "a reason that is long " * 6])
def test_a_run_that_was_not_isolated_says_so_in_one_line(tier: str, note: str) -> None:
    weaker = replace(reports.accepted(), isolation=IsolationInfo(tier, note))
    last = printed(terminal.ending(weaker, "judge run x")).splitlines()[-1]
    assert last.startswith(f"Isolation: {tier}")
    assert note.strip() in last


# -- the screen about a failure --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("identifier", "found", "failing", "text"),
    [
        ("hidden/a", "", 1, "hidden/a"),
        ("hidden/a", "", 3, "hidden/a (3 cases of the stage fail)"),
        ("hidden/a", "hidden/a", 1, "hidden/a"),
        ("xWzFd", "hidden/b", 1, "made smaller from hidden/b"),
        ("xWzFd", "hidden/b", 1234, "made smaller from hidden/b (1,234 cases of the stage fail)"),
        ("xWzFd", "", 1, "the one given"),
    ],
)
def test_it_is_told_which_case_fails(identifier: str, found: str, failing: int, text: str) -> None:
    def judged(name: str) -> CaseResult:
        return result(window([1], 1, [1], name), Verdict.WA, "value", "", gave([2]))

    of = failure(judged(identifier), failing=failing, found=judged(found) if found else None)
    assert rows(screen(of))["case"] == text


def test_a_message_that_repeats_both_values_is_left_out() -> None:
    def of(message: str) -> Failure:
        return failure(result(window([1], 1, 1), Verdict.WA, "value", message, gave(2)))

    assert "differs" not in rows(screen(of("expected 1, got 2")))
    assert rows(screen(of("error 1; allowed are 0.1")))["differs"] == "error 1; allowed are 0.1"


def test_a_foreign_result_is_shown_by_its_type() -> None:
    found = rows(with_outcome(gave(Foreign("generator")), Verdict.WA, "wrong type: got generator"))
    assert found["got"] == "<generator object>"
    assert found["differs"] == "wrong type: got generator"


@pytest.mark.parametrize("failing", [0, 1, 2, 7, 8, 9, 20, 39])
def test_of_a_long_sequence_the_failing_call_is_shown_last(failing: int) -> None:
    calls = (Call("Sums", ([[1]],)), *[Call("query", (i, 0)) for i in range(1, 40)])
    case = replace(window(1, 1, 1), calls=calls, expected=(None, *range(1, 40)))
    values = [None, *range(1, 40)]
    values[failing] = -1
    of = result(case, Verdict.WA, "value", "expected 1, got -1", gave(*values), call=failing)
    lines = rows(screen(failure(of)))["call"].splitlines()
    assert lines[0] == "obj = Sums([[1]])"
    assert len(lines) <= 10
    if failing:
        assert lines[-1] == f"obj.query({failing}, 0)"
        shown = [line for line in lines if line.startswith("obj.query")]
        hidden = failing - len(shown)
        assert any(f"... {hidden} more call" in line for line in lines) == (hidden > 0)


def test_every_call_of_a_short_sequence_up_to_the_failing_one_is_shown() -> None:
    calls = (Call("Sums", ([[1]],)), *[Call("query", (i, 0)) for i in range(1, 6)])
    case = replace(window(1, 1, 1), calls=calls, expected=(None, 1, 2, 3, 4, 5))
    of = result(case, Verdict.WA, "value", "expected 3, got 0", gave(None, 1, 2, 0, 4, 5), call=3)
    assert rows(screen(failure(of)))["call"].splitlines() == [
        "obj = Sums([[1]])",
        "obj.query(1, 0)",
        "obj.query(2, 0)",
        "obj.query(3, 0)",
    ]


def test_the_calls_that_must_come_before_are_shown_before() -> None:
    text = screen(reports.keeps_state().failure or pytest.fail())
    assert text.index("after       window_max([1], 1)") < text.index("call        window_max([2], 1)")
    assert "--case xW1sxXSwxXQ --case xW1syXSwxXQ" in text


def test_the_command_to_run_it_again_stays_in_one_line() -> None:
    of = failure(result(window([1], 1, [1]), Verdict.WA, "", "", gave([2])), reproduce=("x" + "A" * 119,) * 2)
    lines = screen(of).splitlines()
    assert lines[-1] == f"  judge run window_max --case x{'A' * 119} --case x{'A' * 119}"


# -- tracebacks ------------------------------------------------------------------------------------------


def test_a_recursion_is_counted_and_not_repeated() -> None:
    text = screen(reports.endless_recursion().failure or pytest.fail())
    assert text.count("line 9 in largest:") == 1
    assert "... 30,014 more of the same ..." in text


@repeatable
@given(
    st.lists(st.sampled_from("abc"), max_size=24), st.lists(st.sampled_from("abc"), max_size=24), st.data()
)
def test_every_frame_is_shown_or_counted(before: list[str], cycle: list[str], data: st.DataObject) -> None:
    """However a recursion repeats itself, and wherever the frames in the middle were left out."""
    names = before[:10] + cycle[:4] * data.draw(st.integers(0, 12)) + before[10:]
    omitted = data.draw(st.integers(0, 1000)) if len(names) >= 4 else 0
    if len(names) % 2:
        names = names[1:]
    frames = tuple(Frame(1 + "abc".index(name), name) for name in names)
    text = traceback_text(frames, omitted, "1\n2\n3\n").plain
    shown = len(re.findall(r"^line \d", text, re.MULTILINE))
    counted = sum(int(n.replace(",", "")) for n in re.findall(r"^\.\.\. ([\d,]+) more", text, re.MULTILINE))
    assert shown + counted == len(frames) + omitted


def test_frames_outside_of_the_file_have_a_number_and_no_code() -> None:
    frames = (Frame(0, "f"), Frame(-1, "g"), Frame(10**6, "h"), Frame(1, "<module>"))
    found = rows(with_outcome(raised("ValueError", "", frames), message="ValueError"))["raised"]
    assert found.splitlines() == [
        "ValueError",
        "line 0 in f:",
        "line -1 in g:",
        "line 1000000 in h:",
        "line 1:",
        "    def window_max(nums, k):",
    ]


@pytest.mark.parametrize("separator", ["\x0c", "\x1c", "\x85", "\u2028"], ids=ascii)
def test_lines_are_counted_as_python_counts_them(separator: str) -> None:
    """Only a newline or a carriage return ends a line of Python, not what str.splitlines() takes for one."""
    source = f"# a page{separator}break\nx = 1\nraise ValueError\n"
    text = with_outcome(raised("ValueError", "", (Frame(3, "f"),)), source=source)
    assert "    raise ValueError\n" in text


@pytest.mark.parametrize(
    ("line", "column", "pointed"),
    [
        ("x = (1", 5, "("),
        ("    x = (1", 9, "("),
        ("x", 1, "x"),
        ("if x", 5, ""),
        ("\tx = )", 6, ")"),
        ("    x = [" + "a + " * 40 + "b) + " + "c + " * 40, 4 + 5 + 160 + 2, ")"),
        ("x = [" + "a + " * 40 + "b)", 5 + 160 + 2, ")"),
        ("x = ]" + "a + " * 40, 5, "]"),
        ("x = '" + "名前" * 22 + "' )", 5 + 44 + 3, ")"),
    ],
)
def test_a_syntax_error_points_at_its_place(line: str, column: int, pointed: str) -> None:
    outcome = Unloadable(kind="syntax", type_name="SyntaxError", message="bad", line=1, column=column)
    shown = with_outcome(outcome, Verdict.CE, "SyntaxError: bad", source=line).splitlines()
    (caret,) = [i for i, text in enumerate(shown) if text.strip() == "^"]
    place = shown[caret].index("^")
    above, cells = shown[caret - 1], 0
    while cells < place:
        cells, above = cells + cell_len(above[:1]), above[1:]
    assert above[:1] == pointed


def test_a_syntax_error_far_to_the_right_takes_no_screens() -> None:
    outcome = Unloadable(kind="syntax", type_name="SyntaxError", message="bad", line=1, column=100_000)
    text = with_outcome(outcome, Verdict.CE, "SyntaxError: bad", source="x=1;" * 25_000 + ")")
    assert len(text.splitlines()) < 20


@pytest.mark.parametrize("told", [True, False])
def test_a_crash_is_told_to_be_deep_recursion_where_the_limit_was_raised(told: bool) -> None:
    source = "import sys\nsys.setrecursionlimit(10**9)\n" if told else "pass\n"
    text = with_outcome(Killed(cause="signal", number=11, usage=USAGE), message="ended", source=source)
    assert ("setrecursionlimit" in text) is told


# -- what was printed ------------------------------------------------------------------------------------


def test_what_was_printed_is_shown_as_it_was() -> None:
    of = gave([], printed="one\n  two\n\nthree\n")
    assert rows(with_outcome(of, Verdict.WA, "expected"))["printed"] == "one\n  two\n\nthree"


@pytest.mark.parametrize("text", ["\nfoo\n", "\n\n\nfoo", "   \nfoo"])
def test_output_that_begins_with_an_empty_line_keeps_its_label(text: str) -> None:
    assert "foo" in rows(with_outcome(gave([], printed=text), Verdict.WA, "expected"))["printed"]


def test_nothing_printed_takes_no_line() -> None:
    assert "printed" not in with_outcome(gave([]), Verdict.WA, "expected")


def test_long_output_is_cut_and_measured() -> None:
    text = "".join(f"line {i}\n" for i in range(100))
    found = rows(with_outcome(gave([], printed=text), Verdict.WA, "expected"))["printed"].splitlines()
    assert found[0] == "line 0"
    assert len(found) == OUTPUT_LINES + 1
    assert found[-1] == f"... ({len(text)} bytes printed in all)"


def test_output_of_which_only_the_beginning_was_kept_is_measured() -> None:
    found = rows(with_outcome(gave([], printed="start", total=5_000_000), Verdict.WA, "expected"))["printed"]
    assert found == "start\n... (5,000,000 bytes printed in all)"


def test_output_before_a_failure_of_loading_is_shown() -> None:
    outcome = Unloadable(kind="raised", type_name="NameError", message="x", output=Output("hello\n", 6))
    assert rows(with_outcome(outcome, message="NameError: x"))["printed"] == "hello"


# -- a solver's own input --------------------------------------------------------------------------------


def answer(solution: Outcome, reference: Outcome | None = None, **fields: object) -> dict[str, str]:
    case = window([1, 2], 1, [1, 2])
    reference = reference or gave([1, 2])
    verdict = Verdict.AC if solution == reference else Verdict.WA
    judged = result(case, verdict, "value", "first difference at [0]: expected 1, got 0", solution)
    given_ = Answer(
        isolation=IsolationInfo("strict"),
        calls=case.calls,
        result=judged,
        solution=solution,
        reference=reference,
    )
    given_ = replace(given_, **fields)
    text = printed(terminal.answer_screen(given_, reports.SOURCE))
    check_lines(text)
    return rows(text)


def test_answers_that_agree_stand_side_by_side() -> None:
    found = answer(gave([1, 2]))
    assert found["call"] == "window_max([1, 2], 1)"
    assert found["yours"] == "[1, 2]"
    assert found["reference"] == "[1, 2]\nthey agree"
    assert "differs" not in found


def test_answers_that_differ_say_in_what() -> None:
    found = answer(gave([0, 2], printed="looking\n"))
    assert (found["yours"], found["reference"]) == ("[0, 2]", "[1, 2]")
    assert found["differs"] == "first difference at [0]: expected 1, got 0"
    assert found["printed"] == "looking"


def test_an_input_outside_of_the_constraints_is_cautioned() -> None:
    assert (
        answer(gave([1, 2]), broken=("k <= len(nums)",))["caution"]
        == "outside the constraints: k <= len(nums)"
    )


def test_a_reference_without_an_answer_is_told() -> None:
    found = answer(gave([1, 2]), raised("ValueError", ""), result=None, refusal="the reference has no answer")
    assert found["reference"] == "raised ValueError\nthe reference has no answer"


def test_the_answers_of_a_sequence_are_shown_without_the_constructors() -> None:
    sequence = (Call("Sums", ([1],)), Call("Sums", ([2],), 1), Call("query", (0,)), Call("query", (0,), 1))

    def shown(calls: Input, *values: object) -> str:
        given = gave(*values)
        of = Answer(
            isolation=IsolationInfo("strict"), calls=calls, result=None, solution=given, reference=given
        )
        return rows(printed(terminal.answer_screen(of, "")))["yours"]

    assert shown(sequence, None, None, 1, 2) == "[1, 2]"
    assert shown((sequence[0], sequence[2]), None, 1) == "1"


@pytest.mark.parametrize(
    ("outcome", "text"),
    [
        (
            raised("IndexError", "out of range", (Frame(4, "window_max"),)),
            "raised IndexError: out of range\nline 4 in window_max:\n"
            "    best.append(largest(nums[i : i + k]))",
        ),
        (raised("ValueError", ""), "raised ValueError"),
        (Killed(cause="time", limit=2.0, usage=USAGE), "still running after 2 s"),
        (Killed(cause="signal", number=11, usage=USAGE), "crashed"),
        (Killed(cause="exit", usage=USAGE), "exited"),
        (Killed(cause="output", usage=USAGE), "printed or returned too much"),
        (Killed(cause="result", usage=USAGE), "printed or returned too much"),
        (
            Unloadable(kind="entry", message="no function window_max"),
            "cannot be loaded: no function window_max",
        ),
    ],
    ids=["raised", "without a message", "time", "signal", "exit", "output", "result", "unloadable"],
)
def test_a_solution_without_an_answer_says_why(outcome: Outcome, text: str) -> None:
    found = answer(outcome)
    assert found["yours"] == text
    assert "differs" not in found


# -- hostile submissions ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", reports.hostile(""))
def test_nothing_dangerous_reaches_the_terminal(name: str) -> None:
    text = whole(reports.hostile(ATTACK)[name])
    assert dangerous(text, allowed="\n") == set()
    check_lines(text)
    coloured = printed(terminal.ending(reports.hostile(ATTACK)[name], "judge run x"), colours=True)
    assert "\x1b[2J" not in coloured
    assert "\x1b]0;" not in coloured


@pytest.mark.parametrize("name", [name for name in reports.hostile("") if name != "syntax"])
def test_markup_of_rich_is_text_like_any_other(name: str) -> None:
    report = reports.hostile("[red]r[/red][/]")[name]
    assert "[red]r[/red][/]" in whole(report)
    assert "\x1b]8;" not in printed(
        terminal.ending(reports.hostile("[link=http://evil]x[/link]")[name], ""), colours=True
    )


@pytest.mark.parametrize("name", reports.hostile(""))
@pytest.mark.parametrize(
    "text", [FLOOD, "x\n" * 10_000, "\x1b" * 50_000], ids=["one line", "lines", "escapes"]
)
def test_a_flood_of_text_stays_on_one_screen(name: str, text: str) -> None:
    lines = whole(reports.hostile(text)[name]).splitlines()
    assert len(lines) < 120
    assert max(map(len, lines)) <= WIDTH


def test_a_hostile_path_stays_on_its_line() -> None:
    heading = printed(terminal.heading("Title", f"a\n{ATTACK}.py"))
    assert dangerous(heading, allowed="\n") == set()
    assert terminal.heading("Title", f"a\n{ATTACK}.py").plain.count("\n") == 0


@repeatable
@given(
    st.sampled_from(sorted(reports.hostile(""))),
    st.text(max_size=60) | st.text(ATTACK + "漢字🎉 \t\n", max_size=60),
)
def test_no_text_makes_a_line_too_long_or_dangerous(name: str, text: str) -> None:
    shown = printed(terminal.ending(reports.hostile(text)[name], "judge run x"))
    assert dangerous(shown, allowed="\n") == set()
    check_lines(shown)


if __name__ == "__main__":
    for name, make in reports.EVERY.items():
        (GOLDEN / f"{name}.txt").write_text(whole(make()), encoding="utf-8")
