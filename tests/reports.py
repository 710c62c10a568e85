"""Reports made by hand for the tests of their renderings: one of each kind that a solver can meet."""

import math
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from judge.growth.naming import in_a_sentence, judge_series
from judge.model.case import Call, Case
from judge.model.growth import CostlyLine, Growth, Point, Resource, Series
from judge.model.outcome import (
    Foreign,
    Frame,
    Killed,
    Lost,
    Outcome,
    Output,
    Raised,
    Returned,
    Tampered,
    Unloadable,
    Usage,
)
from judge.model.problem import Complexity, Exact, Limits, Problem
from judge.model.report import Failure, IsolationInfo, Mistake, Report, StageReport, SubmissionInfo
from judge.model.result import CaseResult
from judge.model.signature import Callable as Signature
from judge.model.signature import ClassEntry, FunctionEntry, Parameter, Type
from judge.model.verdict import Verdict

INT = Type("int")
INTS = Type("list", (INT,))
WINDOW = FunctionEntry(Signature("window_max", (Parameter("nums", INTS), Parameter("k", INT)), INTS))
SUMS = ClassEntry(
    Signature("Sums", (Parameter("matrix", Type("list", (INTS,))),), Type("None")),
    (Signature("query", (Parameter("row", INT), Parameter("col", INT)), INT),),
)
USAGE = Usage(wall=0.0012345678, cpu=0.001)
SOURCE = """\
def window_max(nums, k):
    best = []
    for i in range(len(nums) - k + 2):
        best.append(largest(nums[i : i + k]))
    return best


def largest(values):
    return max(values[0], largest(values[1:]))
"""

COMPONENT = "e" * 64
VERSIONS = {"judge": "0.1.0", "python": "3.11.7", "component": COMPONENT, "wasmtime": "50.0.1"}

PROBLEM = Problem(
    slug="window_max",
    title="Sliding Window Maximum",
    difficulty="medium",
    tags=("queue",),
    source="",
    entry=WINDOW,
    comparison=Exact(),
    limits=Limits(time=2.0, memory=256 << 20, output=64 << 10),
    complexity=Complexity(time="O(n)", space="O(k)", variables={"n": "len(nums)"}),
    weights={},
    hints=(),
    reference="queue.py",
)
CLASS_PROBLEM = replace(PROBLEM, slug="sums", title="Sums", entry=SUMS)


def stage(name: str, total: int, passed: int, verdict: Verdict = Verdict.AC, run: int = -1) -> StageReport:
    run = total if run < 0 else run
    return StageReport(name=name, verdict=verdict, total=total, run=run, passed=passed, seconds=0.0123456)


LOADED = stage("load", 1, 1)
SAMPLES = stage("samples", 3, 3)


def report(
    failure: Failure | None = None,
    stages: tuple[StageReport, ...] = (LOADED, SAMPLES),
    problem: Problem = PROBLEM,
    source: str = SOURCE,
    **fields: Any,
) -> Report:
    result = failure.result if failure else None
    return Report(
        problem=problem,
        digest="d" * 64,
        corpus="c" * 64,
        shipped=True,
        submission=SubmissionInfo(
            path=f"solutions/{problem.slug}.py", sha256="5" * 64, size=len(source), text=source
        ),
        verdict=result.verdict if result else Verdict.AC,
        reason=result.reason if result else "",
        message=result.message if result else "",
        stages=stages,
        failure=failure,
        **{
            "isolation": IsolationInfo("strict"),
            "seed": 20240229,
            "versions": VERSIONS,
            "seconds": 0.1234567,
            **fields,
        },
    )


def gave(*values: object, printed: str = "", total: int | None = None) -> Returned:
    output = Output(printed, len(printed.encode("utf-8", "replace")) if total is None else total)
    return Returned(values=values, output=output, usage=USAGE)


def raised(
    type_name: str,
    message: str,
    frames: tuple[Frame, ...] = (),
    *,
    omitted: int = 0,
    before: tuple[object, ...] = (),
) -> Raised:
    return Raised(
        type_name=type_name,
        message=message,
        frames=frames,
        omitted_frames=omitted,
        call=len(before),
        values=before,
        output=Output(),
        usage=USAGE,
    )


def window(nums: object, k: object, expected: object, identifier: str = "hidden/edges/one_window") -> Case:
    return Case(id=identifier, stage="hidden", calls=(Call("window_max", (nums, k)),), expected=(expected,))


def result(
    case: Case, verdict: Verdict, reason: str, message: str, outcome: Outcome, call: int = 0
) -> CaseResult:
    return CaseResult(case=case, verdict=verdict, reason=reason, message=message, outcome=outcome, call=call)


def failure(of: CaseResult, **fields: Any) -> Failure:
    return Failure(**{"result": of, "stage": "hidden", "reproduce": (of.case.id,), **fields})


# -- one of each kind ------------------------------------------------------------------------------------


def accepted() -> Report:
    return report(stages=(LOADED, SAMPLES, stage("hidden", 14, 14), stage("generated", 1312, 1312)))


def wrong_answer() -> Report:
    """Made smaller from a case of the corpus, with a mistake, and something printed."""
    found = result(
        window(list(range(50)), 7, list(range(6, 50)), "generated/17"),
        Verdict.WA,
        "value",
        "first difference at [0]: expected 6, got 5",
        gave(list(range(5, 49))),
    )
    smallest = result(
        window([-1, -2], 1, [-1, -2], "xW1stMSwtMl0sMV0"),
        Verdict.WA,
        "value",
        "first difference at [1]: expected -2, got 0",
        gave([-1, 0], printed="window 0\nwindow 1\n"),
    )
    return report(
        failure(
            smallest,
            stage="generated",
            found=found,
            failing=12,
            mistakes=(Mistake("off_by_one", "Every wrong answer is exactly 1 too small."),),
        ),
        stages=(LOADED, SAMPLES, stage("hidden", 14, 14), stage("generated", 1312, 1300, Verdict.WA)),
    )


def run_time_error() -> Report:
    frames = (Frame(4, "window_max"), Frame(9, "largest"), Frame(9, "largest"))
    outcome = raised("IndexError", "list index out of range", frames)
    of = result(
        window([7], 1, [7]), Verdict.RTE, "IndexError", "IndexError: list index out of range", outcome
    )
    return report(failure(of), stages=(LOADED, SAMPLES, stage("hidden", 14, 13, Verdict.RTE)))


def endless_recursion() -> Report:
    frames = (Frame(4, "window_max"), *[Frame(9, "largest")] * 15)
    message = "maximum recursion depth exceeded in comparison"
    outcome = raised("RecursionError", message, frames, omitted=30_000)
    of = result(window([7], 1, [7]), Verdict.RTE, "RecursionError", f"RecursionError: {message}", outcome)
    return report(failure(of), stages=(LOADED, SAMPLES, stage("hidden", 14, 13, Verdict.RTE)))


def class_sequence() -> Report:
    calls = (
        Call("Sums", ([[1, 2], [3, 4]],)),
        *[Call("query", (i % 2, i // 2 % 2)) for i in range(12)],
    )
    answers = (None, *[(1, 3, 2, 4)[i % 4] for i in range(12)])
    case = Case(id="hidden/sequences/all_cells", stage="hidden", calls=calls, expected=answers)
    outcome = gave(*answers[:10], 99, *answers[11:])
    of = result(case, Verdict.WA, "value", "expected 3, got 99", outcome, call=10)
    source = "class Sums:\n    pass\n"
    stages = (LOADED, SAMPLES, stage("hidden", 9, 8, Verdict.WA))
    return report(failure(of), stages=stages, problem=CLASS_PROBLEM, source=source)


def keeps_state() -> Report:
    first = window([1], 1, [1], "xW1sxXSwxXQ")
    second = result(
        window([2], 1, [2], "xW1syXSwxXQ"),
        Verdict.WA,
        "length",
        "wrong length: expected 1 element, got 2; first difference at [0]: expected 2, got 1",
        gave([1, 2]),
    )
    mistake = Mistake(
        "keeps_state",
        "The same case passes in a fresh process: something survives from one call to the next (a global, a "
        "class attribute, a mutable default argument, a cache).",
    )
    explained = failure(
        second,
        stage="samples",
        found=result(window([1, 2, 3], 2, [2, 3], "samples/second"), Verdict.WA, "length", "", gave([])),
        before=(first.calls,),
        mistakes=(mistake,),
        reproduce=(first.id, second.case.id),
        failing=2,
    )
    return report(explained, stages=(LOADED, stage("samples", 3, 1, Verdict.WA)))


def compile_error() -> Report:
    nothing = Case(id="load", stage="load", calls=(), expected=())
    outcome = Unloadable(
        kind="syntax", type_name="SyntaxError", message="expected ':'", line=3, column=38, output=Output()
    )
    of = result(nothing, Verdict.CE, "syntax", "SyntaxError: expected ':'", outcome)
    source = SOURCE.replace("+ 2):", "+ 2)")
    failed = failure(of, stage="load", reproduce=("load",))
    return report(failed, stages=(stage("load", 1, 0, Verdict.CE),), source=source)


def time_limit() -> Report:
    of = result(
        window(list(range(100_000)), 50_000, list(range(49_999, 100_000)), "generated/ascending"),
        Verdict.TLE,
        "limit",
        "still running after 2 s",
        Killed(cause="time", limit=2.0, usage=USAGE),
    )
    return report(
        failure(of, stage="generated"),
        stages=(
            LOADED,
            SAMPLES,
            stage("hidden", 14, 14),
            stage("generated", 1312, 900, Verdict.TLE, run=901),
        ),
    )


def judge_error() -> Report:
    of = result(
        window([1], 1, [1]), Verdict.JE, "lost", "the worker could not be started", Lost(detail="no worker")
    )
    return report(failure(of), stages=(LOADED, SAMPLES, stage("hidden", 14, 0, Verdict.JE, run=1)))


def not_isolated() -> Report:
    note = "bubblewrap is not installed"
    stages = (LOADED, SAMPLES, stage("hidden", 14, 14), stage("generated", 1312, 1312))
    warning = (
        "the growth was not counted to its end in wide: at n = 4,096 it takes too many instructions there"
    )
    return report(stages=stages, isolation=IsolationInfo("restricted", note), warnings=(warning,))


def single_case() -> Report:
    """A case that was asked for by its id, and passed."""
    of = result(
        window([1, 3, 2], 2, [3, 3], "xWzEsMywyXSwy"),
        Verdict.AC,
        "",
        "",
        gave([3, 3], printed="two windows\n"),
    )
    return report(stages=(LOADED, stage("case", 1, 1)), shown=(of,))


SIZES = (1024, 4096, 16384)


def series(
    family: str,
    resource: Resource,
    yours: Callable[[int], float],
    reference: Callable[[int], float],
    **fields: Any,
) -> Series:
    """Counts at three sizes of a bound O(n); with `cut` the last one was cut off."""
    cut = fields.pop("cut", False)
    points = [
        Point(
            n=n,
            bound=float(n),
            slack=1.0,
            yours=round(yours(n)),
            reference=round(reference(n)),
            cut=cut and n == SIZES[-1],
        )
        for n in SIZES
    ]
    return Series(family=family, resource=resource, points=tuple(points), **fields)


ASCENDING = series("ascending", "time", lambda n: 913.4 * n + 21_187, lambda n: 702.6 * n + 16_533)
WIDE = series("wide", "time", lambda n: 17.31 * n * n + 413 * n, lambda n: 731.9 * n + 16_533, cut=True)
SORTED = series("wide", "time", lambda n: 251.7 * n * math.log2(n), lambda n: 731.9 * n + 16_533)
MEMORY = series("ascending", "space", lambda n: 9.2 * n + 1_388, lambda n: 8.4 * n + 1_212)
TABLE = series("equal", "space", lambda n: n * n / 2 + 4_096, lambda n: 64 * n)


def too_slow() -> Report:
    """The last of three points is cut off; the other family was within the bound."""
    return above(
        (MEMORY, ASCENDING, WIDE),
        "O(n)",
        example="window_max([4, 1, 5, 2, 2, 0], 3)",
        about="Random numbers, and a window of half their length.",
        line=CostlyLine(
            line=4,
            source="best.append(largest(nums[i : i + k]))",
            sizes=(256, 1024),
            runs=(257, 1025),
            costs=(2_411, 9_373),
            share=0.934,
            why="`nums[i : i + k]` copies every element of that part each time: keep the indexes instead",
        ),
    )


def too_much_memory() -> Report:
    return above(
        (TABLE,),
        "O(k)",
        example="window_max([3, 3, 3, 3, 3, 3], 2)",
        about="The same number again and again.",
        line=CostlyLine(
            line=4,
            source="best.append(largest(nums[i : i + k]))",
            sizes=(100, 200),
            runs=(0, 0),
            costs=(211_968, 826_368),
            share=0.978,
        ),
    )


def claimed_too_little() -> Report:
    """Strict, without a line to blame, with a claim."""
    return above(
        (MEMORY, SORTED),
        "O(n)",
        example="window_max([4, 1, 5, 2, 2, 0], 3)",
        about="Random numbers, and a window of half their length.",
        strict=True,
        claim="O(n)",
    )


def counted() -> Report:
    """Accepted, with all that was counted."""
    return within((MEMORY, ASCENDING))


def logarithm() -> Report:
    """Accepted with a logarithm too much, which its author knew."""
    return within((MEMORY, ASCENDING, SORTED), claim="O(n log n)")


def above(counted: tuple[Series, ...], bound: str, **fields: Any) -> Report:
    """A submission whose results were all right, and the growth of whose last series is above the bound."""
    growth = growth_of(counted, decision="above", resource=counted[-1].resource, bound=bound, **fields)
    verdict = Verdict.TLE if growth.resource == "time" else Verdict.MLE
    families = len({one.family for one in counted})
    judged = report(stages=(*PASSED, stage("growth", 5, families - 1, verdict, run=families)), growth=growth)
    return replace(judged, verdict=verdict, reason="growth", message=in_a_sentence(growth))


def within(counted: tuple[Series, ...], **fields: Any) -> Report:
    """A submission that is accepted, its growth included."""
    growth = growth_of(counted, decision="within", resource="time", bound="O(n)", **fields)
    return report(stages=(*PASSED, stage("growth", 5, 5)), growth=growth)


def growth_of(counted: tuple[Series, ...], strict: bool = False, **fields: Any) -> Growth:
    """A growth that shows the last series."""
    return Growth(
        series=counted,
        judgements=tuple([judge_series(one, strict) for one in counted]),
        shown=len(counted) - 1,
        strict=strict,
        component=COMPONENT,
        **fields,
    )


PASSED = (LOADED, SAMPLES, stage("hidden", 14, 14), stage("generated", 1312, 1312))

GROWTH = {"too_slow": too_slow, "too_much_memory": too_much_memory, "claimed_too_little": claimed_too_little}
"""Rejected for their growth."""

EVERY = {
    "accepted": accepted,
    "wrong_answer": wrong_answer,
    "run_time_error": run_time_error,
    "endless_recursion": endless_recursion,
    "class_sequence": class_sequence,
    "keeps_state": keeps_state,
    "compile_error": compile_error,
    "time_limit": time_limit,
    "judge_error": judge_error,
    "not_isolated": not_isolated,
    "single_case": single_case,
    "counted": counted,
    "logarithm": logarithm,
    **GROWTH,
}

# -- what a submission can do to a report ----------------------------------------------------------------

ATTACK = (
    "\x1b[2J\x1b]0;owned\x07[red]red[/red][link=http://evil]x[/link][/]\r\x9b31m\x00\x08"
    "\u202etxt\u2066\u061c\u2028\u2029\x85\ud800\udfff\ufeff\x7f"
)
"""Escapes, control characters, markup of rich, direction marks, lone surrogates: all in one text."""

FLOOD = "x" * 1_000_000


def hostile(text: str) -> dict[str, Report]:
    """Reports with `text` in every place that a submission can write to."""
    frames = (Frame(1, text), Frame(10**9, text), Frame(-1, text), Frame(0, text))
    case = window([1], 1, [1])
    load = Case(id="load", stage="load", calls=(), expected=())
    source = f"{text}\n" * 3
    outcomes: dict[str, tuple[Case, Verdict, str, Outcome]] = {
        "returned": (case, Verdict.WA, "wrong type", gave(text)),
        "nested": (case, Verdict.WA, "wrong type", gave([text, {text: (text,)}])),
        "foreign": (case, Verdict.WA, f"wrong type: got {text}", gave(Foreign(text, text))),
        "printed": (case, Verdict.WA, "expected [1], got []", gave([], printed=text)),
        "message": (case, Verdict.RTE, f"ValueError: {text}", raised("ValueError", text, frames)),
        "exception": (case, Verdict.RTE, f"{text}: x", raised(text, "x", frames, omitted=10)),
        "syntax": (
            load,
            Verdict.CE,
            f"SyntaxError: {text}",
            Unloadable(kind="syntax", type_name="SyntaxError", message=text, line=1, column=900_000),
        ),
        "import": (
            load,
            Verdict.RTE,
            f"{text}: {text}",
            Unloadable(kind="raised", type_name=text, message=text, frames=frames, output=Output(text, 9)),
        ),
        "tampered": (case, Verdict.SV, text, Tampered(detail=text)),
    }
    return {
        name: report(
            failure(result(case, verdict, "value", message, outcome)),
            stages=(LOADED, stage("samples", 3, 2, verdict)),
            source=source,
        )
        for name, (case, verdict, message, outcome) in outcomes.items()
    }
