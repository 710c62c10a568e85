"""The table at the end of `judge grade`."""

from msgspec.structs import replace
from rich.console import Console

from judge.model.grade import Grade, Gradebook, Ignored
from judge.model.verdict import Verdict
from judge.report.gradetable import ignored_lines, screen


def grade(student: str, slug: str, verdict: Verdict, earned: float | None, message: str = "") -> Grade:
    return Grade(
        student=student,
        slug=slug,
        title=slug.title(),
        path=f"{student}/{slug}.py",
        sha256="0" * 64,
        verdict=verdict,
        reason="value" if message else "",
        message=message,
        parts=(),
        earned=earned,
        possible=10.0,
        tier="strict",
        seconds=0.25,
    )


CLASS = (
    grade("anna", "binary_search", Verdict.AC, 10.0),
    grade("anna", "rectangle_sum", Verdict.TLE, 7.0, "the time grows like n^2"),
    grade("ben", "binary_search", Verdict.WA, 1.75, "a wrong answer to a hidden case"),
    grade("ben", "rectangle_sum", Verdict.JE, None, "the judging process was ended by SIGKILL (killed)"),
)


def book(*grades: Grade) -> Gradebook:
    return Gradebook(grades=grades, reveal="group", started="2026-11-21T12:00:00+00:00", seconds=1.0)


def shown(gradebook: Gradebook, width: int = 100) -> str:
    console = Console(width=width, color_system=None, highlight=False)
    with console.capture() as capture:
        console.print(screen(gradebook, width))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def test_a_class_is_a_table_of_students_and_problems() -> None:
    assert shown(book(*CLASS)) == (
        "student  binary_search  rectangle_sum    score\n"
        "anna     AC 10/10       TLE 7/10         17/20\n"
        "ben      WA 1.75/10     -              1.75/10\n"
        "\n"
        "Judge errors, without a score:\n"
        "  ben  rectangle_sum  the judging process was ended by SIGKILL (killed)\n"
        "\n"
        "4 submissions: 1 accepted, 2 rejected, 1 judge error; 18.75/30 points"
    )


def test_a_table_that_is_too_wide_is_a_list_with_reasons() -> None:
    text = shown(book(*CLASS[:3]), 55)
    assert "anna     binary_search  AC         10/10" in text
    assert "the tim" in text
    assert max(map(len, text.splitlines())) <= 55


def test_one_repository_names_no_student() -> None:
    own = [replace(one, student="") for one in CLASS[:2]]
    assert shown(book(*own)).splitlines()[0].split() == ["problem", "verdict", "score"]


def test_names_cannot_disturb_the_terminal() -> None:
    evil = "\x1b[2J[red]x[/red]\u202e\n" * 20
    text = shown(book(grade(evil, "binary_search", Verdict.WA, 0.0, evil), *CLASS))
    assert not {"\x1b", "\u202e"} & set(text)
    assert "[red]" in text


def test_ignored_files_are_told_and_those_that_are_no_python_counted() -> None:
    ignored = [
        Ignored("a/\x1bx.py", "there is no problem 'x'"),
        *(Ignored(str(n), "not a Python file") for n in range(3)),
    ]
    assert ignored_lines(ignored).plain == (
        "  ignored  a/\\x1bx.py: there is no problem 'x'\n  ignored  3 files that are not Python"
    )
    many = ignored_lines([Ignored(str(n), "why") for n in range(30)]).plain
    assert many.count("\n") == 20 and "10 more" in many


def test_what_was_not_handed_in_earns_nothing_of_what_it_is_worth() -> None:
    assert "ben      WA 1.75/10     -              1.75/20" in shown(book(*CLASS[:3]))


def test_on_a_narrow_terminal_the_message_gives_way() -> None:
    for width in (40, 50):
        lines = shown(book(*CLASS[:3]), width).splitlines()
        assert max(map(len, lines)) <= width
        told = [" ".join(line.split()[-2:]) for line in lines[1:4]]
        assert told == ["AC 10/10", "TLE 7/10", "WA 1.75/10"]
