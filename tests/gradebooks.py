"""Gradebooks made by hand for the tests of the formats: a class with one submission of each kind."""

from typing import Any

from msgspec.structs import replace

from judge.model.grade import Evidence, Grade, Gradebook, Ignored, Part, State
from judge.model.growth import Growth
from judge.model.verdict import Verdict
from tests import reports

ALL_PASSED = (
    ("samples", 3, 3, 1.0),
    ("hidden/edges", 6, 6, 1.5),
    ("hidden/repeats", 8, 8, 1.5),
    ("generated", 312, 312, 3.0),
    ("growth", 5, 5, 3.0),
)

TITLES = {"binary_search": "Binary Search", "window_max": "Sliding Window Maximum"}


def part(
    name: str, passed: int, total: int, possible: float, state: State | None = None, message: str = ""
) -> Part:
    """A part that earns in proportion to what passed."""
    return Part(
        name=name,
        state=state or ("passed" if passed == total else "failed"),
        passed=passed,
        total=total,
        earned=possible * passed / total,
        possible=possible,
        seconds=0.125,
        message=message,
    )


def skipped(name: str, possible: float) -> Part:
    return replace(part(name, 0, 1, possible, "skipped"), total=0, seconds=0.0)


def grade(
    student: str, slug: str, verdict: Verdict, parts: tuple[Part, ...], message: str = "", **fields: Any
) -> Grade:
    return Grade(
        **{
            "student": student,
            "slug": slug,
            "title": TITLES.get(slug, slug),
            "path": f"{student}/{slug}.py" if student else f"solutions/{slug}.py",
            "sha256": "5f" * 32,
            "verdict": verdict,
            "reason": "value" if message else "",
            "message": message,
            "parts": parts,
            "earned": sum(part.earned for part in parts),
            "possible": sum(part.possible for part in parts),
            "tier": "strict",
            "seconds": 0.5,
            **fields,
        }
    )


def accepted(student: str, slug: str, **fields: Any) -> Grade:
    return grade(student, slug, Verdict.AC, tuple(part(*one) for one in ALL_PASSED), **fields)


def wrong(student: str, slug: str, **fields: Any) -> Grade:
    parts = (
        part("samples", 3, 3, 1.0),
        part("hidden/edges", 6, 6, 1.5),
        part("hidden/repeats", 5, 8, 1.5, message="3 of 8 cases fail"),
        skipped("generated", 3.0),
        skipped("growth", 3.0),
    )
    evidence = Evidence(
        case="made smaller from hidden/repeats/equal_maximum_leaves",
        call="window_max([1, 0], 1)",
        expected="[1, 0]",
        got="[1, 1]",
        difference="first difference at [1]: expected 0, got 1",
        output="window 0\nwindow 1\n",
        mistakes=("Every wrong answer is exactly 1 too large.",),
    )
    message = "first difference at [1]: expected 0, got 1"
    return grade(student, slug, Verdict.WA, parts, message, **{"evidence": evidence, **fields})


def raised(student: str, slug: str) -> Grade:
    parts = (
        part("samples", 2, 3, 1.0, "error", "IndexError: list index out of range"),
        skipped("hidden/edges", 1.5),
        skipped("hidden/repeats", 1.5),
        skipped("generated", 3.0),
        skipped("growth", 3.0),
    )
    evidence = Evidence(
        case="samples/second",
        call="window_max([7], 1)",
        traceback=("line 4 in window_max:", "    best.append(largest(nums[i : i + k]))"),
    )
    return grade(
        student,
        slug,
        Verdict.RTE,
        parts,
        "IndexError: list index out of range",
        evidence=evidence,
        line=4,
    )


def unloadable(student: str, slug: str) -> Grade:
    parts = tuple(skipped(name, possible) for name, _, _, possible in ALL_PASSED)
    return grade(student, slug, Verdict.CE, parts, "SyntaxError: expected ':'", line=3)


def judge_error(student: str, slug: str) -> Grade:
    parts = tuple(skipped(name, possible) for name, _, _, possible in ALL_PASSED)
    return grade(student, slug, Verdict.JE, parts, "the worker could not be started", earned=None)


def growth_of(report_name: str) -> Growth:
    growth = reports.GROWTH[report_name]().growth
    assert growth is not None
    return growth


def too_slow(student: str, slug: str) -> Grade:
    growth = growth_of("too_slow")
    message = "the time grows like n^2, the bound is O(n)"
    parts = (*[part(*one) for one in ALL_PASSED[:-1]], part("growth", 4, 5, 3.0, message=message))
    parts = (*parts[:-1], replace(parts[-1], earned=0.0))
    return grade(student, slug, Verdict.TLE, parts, message, reason="growth", growth=growth, line=4)


def gradebook(*grades: Grade, **fields: Any) -> Gradebook:
    return Gradebook(
        **{
            "grades": grades,
            "reveal": "group",
            "started": "2026-03-02T14:05:00+01:00",
            "seconds": 12.5,
            "versions": {"judge": "0.1.0", "python": "3.11.7"},
            **fields,
        }
    )


def whole_class() -> Gradebook:
    """Five students, two problems, every kind of ending; one student has handed in one problem only."""
    uncounted = (
        "the growth was not counted to its end in wide: at n = 4,096 it takes too many instructions there"
    )
    return gradebook(
        accepted("anna", "binary_search"),
        accepted("anna", "window_max", growth=reports.logarithm().growth),
        accepted("ben", "binary_search", warnings=(uncounted,)),
        wrong("ben", "window_max"),
        unloadable("chiara", "binary_search"),
        raised("chiara", "window_max"),
        judge_error("deniz", "binary_search"),
        too_slow("deniz", "window_max"),
        accepted("Émile Zola", "binary_search"),
        ignored=(
            Ignored("README.md", "no Python file"),
            Ignored("anna/notes.py", "no problem has this name"),
        ),
    )


def one_student() -> Gradebook:
    """A student's own submissions, as an autograder sees them."""
    return gradebook(accepted("", "binary_search"), wrong("", "window_max"), too_slow("", "window_max_2"))


# -- what a submission can do to a report ----------------------------------------------------------------

ATTACKS = {
    "terminal": reports.ATTACK,
    "command": "::error::owned\n  ::add-mask::x\n##[add-mask]y\r\n::set-output name=a::b %0A::error::c",
    "xml": "]]></failure><testcase name='x'/>&x;<![CDATA[<!-- \ufffe\uffff\U0001ffff",
    "html": (
        "</pre></script></style></title><script>document.title='owned'</script>"
        "<img src=x onerror=alert(1)><iframe src=https://evil.example></iframe>"
    ),
    "attribute": "\"' onfocus='alert(1)' style=\"position:fixed\" javascript:alert(1) {{ 7*7 }} {% raw %}",
    "markdown": (
        "[x](https://evil) ![y](https://evil/p.png) <b>h</b> @everyone #1 | cell | **b**\n"
        "# head\n```\nout\n````\n~~~\n</details>\n\n---\n\n| a |\n| --- |\n"
    ),
    "backticks": "`" * 7 + " `a` ``b`` \\` \\| | " + "`" * 3,
    "links": "https://evil.example www.evil.example mail@evil.example <https://evil.example> &lt;b&gt;",
    "csv": '=HYPERLINK("https://evil","x"),"a\nb"\r+1,-1,@SUM(A1)',
    "nothing": "",
    "blank": " \n\t\n ",
    "flood": "x" * (1 << 20),
    "lines": "y\n" * 100_000,
    "wide": "漢字 🎉 e\u0301\u0301\u0301 \u200b\u200d\u00ad\u3164",
}
"""Texts that mean something to one format or another."""


def hostile(text: str, **fields: Any) -> Gradebook:
    """A gradebook of one student with a text in every place that a submission, or its file, can write to."""
    growth = growth_of("too_slow")
    assert growth.line is not None
    attacked = replace(
        growth,
        line=replace(growth.line, source=text, why=text),
        example=text,
        about=text,
    )
    evidence = Evidence(
        case=text,
        call=text,
        expected=text,
        got=text,
        difference=text,
        output=text,
        traceback=(text, text),
        mistakes=(text, text),
    )
    shared: dict[str, Any] = {
        "message": text,
        "reason": text,
        "path": text,
        "title": text,
        "evidence": evidence,
        "warnings": (text, text),
    }
    failed = tuple(replace(one, message=text) for one in wrong("", "window_max").parts)
    failed = (*failed[:2], replace(failed[2], name=f"hidden/{text}"), *failed[3:])
    return gradebook(
        replace(wrong(text, "window_max"), **shared, parts=failed, line=4),
        replace(too_slow(text, "binary_search"), **shared, growth=attacked),
        replace(raised(text, "window_max"), **shared),
        replace(unloadable(text, "window_max"), **shared),
        replace(judge_error(text, "window_max"), **shared),
        replace(accepted(text, "window_max"), path=text, warnings=(text,)),
        ignored=(Ignored(text, text),),
        versions={"judge": text},
        **fields,
    )
