"""Reports made by hand for the tests of their renderings: one of each kind that a solver can meet."""

from typing import Any

from msgspec.structs import replace

from judge.growth.judgement import judge_series
from judge.growth.naming import in_a_sentence
from judge.journey import verdict_of
from judge.model.case import Call, Case
from judge.model.growth import CostlyLine, Growth, Point, Series
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
from judge.model.signature import Callable, ClassEntry, FunctionEntry, Parameter, Type
from judge.model.verdict import Verdict

INT = Type("int")
INTS = Type("list", (INT,))
WINDOW = FunctionEntry(Callable("window_max", (Parameter("nums", INTS), Parameter("k", INT)), INTS))
SUMS = ClassEntry(
    Callable("Sums", (Parameter("matrix", Type("list", (INTS,))),), Type("None")),
    (Callable("query", (Parameter("row", INT), Parameter("col", INT)), INT),),
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
            "versions": {"judge": "0.1.0", "python": "3.11.7"},
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
        "the time measured for two of the families stays unclear, so that nothing is said of the bound O(n)"
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


def too_slow() -> Report:
    """The last of five points is cut off; the quick look at another family was within the bound."""
    flat = ((512, 0.00011, 0.00009), (2896, 0.00058, 0.0005), (16384, 0.0036, 0.0029))
    steep = (
        (512, 0.00016, 0.00009),
        (1218, 0.00089, 0.00021),
        (2896, 0.005, 0.0005),
        (6889, 0.0285, 0.0012),
        (16384, 0.072, 0.00287),
    )
    looks = (
        Series(
            family="ascending",
            resource="time",
            look="quick",
            points=tuple([point(n, yours, reference) for n, yours, reference in flat]),
        ),
        Series(
            family="wide",
            resource="time",
            look="confirmation",
            points=tuple([point(n, yours, reference, n == 16384) for n, yours, reference in steep]),
        ),
    )
    return above(
        looks,
        "O(n)",
        example="window_max([4, 1, 5, 2, 2, 0], 3)",
        about="Random numbers, and a window of half their length.",
        line=CostlyLine(line=4, source="best.append(largest(nums[i : i + k]))", power=1.97, share=0.934),
        factor=25.1,
    )


def too_much_memory() -> Report:
    sizes = (1024, 2048, 4096, 8192, 16384)
    look = Series(
        family="equal",
        resource="space",
        look="confirmation",
        points=tuple([point(n, 8.0 * n * n / 16 + 4096, 64.0 * n) for n in sizes]),
    )
    return above(
        (look,),
        "O(k)",
        example="window_max([3, 3, 3, 3, 3, 3], 2)",
        about="The same number again and again.",
    )


def point(n: int, yours: float, reference: float, cut: bool = False) -> Point:
    """A point of a bound O(n) with two repeats, the first of them a little slower."""
    repeats = (yours,) if cut else (yours * 1.0625, yours)
    return Point(n=n, bound=n, slack=1.0, yours=repeats, reference=(reference, reference * 1.125), cut=cut)


def above(
    looks: tuple[Series, ...],
    bound: str,
    *,
    example: str,
    about: str,
    line: CostlyLine | None = None,
    factor: float | None = None,
) -> Report:
    """A submission whose results were all right, and whose growth the last look found above the bound."""
    growth = Growth(
        decision="above",
        resource=looks[-1].resource,
        bound=bound,
        series=looks,
        judgements=tuple(map(judge_series, looks)),
        shown=len(looks) - 1,
        example=example,
        about=about,
        line=line,
        factor=factor,
    )
    verdict = verdict_of(growth)
    stages = (
        LOADED,
        SAMPLES,
        stage("hidden", 14, 14),
        stage("generated", 1312, 1312),
        stage("growth", 5, 4, verdict),
    )
    judged = report(stages=stages, growth=growth)
    return replace(judged, verdict=verdict, reason="growth", message=in_a_sentence(growth))


GROWTH = {"too_slow": too_slow, "too_much_memory": too_much_memory}
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
