"""What may be told of a submission that fails: everything here is decided by the `Reveal` alone.

Samples are public, and what a file does while it is loaded is its own affair. Of all other cases, no
expected value is told below `full`, and no input below `input`. Whatever a submission can write to is
taken for a copy of its input: its output, its exceptions with their names, texts and lines, its results.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from judge.checking.diagnose import explain_alone
from judge.journey import group_of
from judge.model.accuracy import Accuracy
from judge.model.case import size_of
from judge.model.grade import Evidence, Reveal
from judge.model.growth import Growth
from judge.model.outcome import Foreign, Frame, Killed, Raised, Returned, Unloadable
from judge.model.report import Failure, Mistake, Report
from judge.model.result import CaseResult
from judge.model.show import ELLIPSIS, show, source_lines
from judge.model.verdict import Verdict
from judge.report.accuracy_words import difference, where
from judge.report.parts import calls_text, output_text, traceback_text

WIDTH = 400
"""Characters of a value's text."""

LONGEST = 4_000
"""Characters of the longest text, and of a message."""

HARMLESS = (
    "stub",
    "reads_input",
    "recursion",
    "files",
    "exits",
    "debugger",
    "import",
    "standard_library",
    "returned_none",
    "not_a_list",
    "keeps_state",
    "not_deterministic",
    "changed_input",
)
"""Likely mistakes that tell nothing of the expected answer. Whoever reads that every answer is one too
large knows the right one."""

NAMES = (
    "AttributeError",
    "IndexError",
    "KeyError",
    "NameError",
    "RecursionError",
    "TypeError",
    "UnboundLocalError",
    "ValueError",
    "ZeroDivisionError",
)
"""The exceptions that mistakes end in. Only these are named: with all of Python's own, a submission could say
more of its input by the choice of one."""


INACCURATE = "the results are not accurate enough as the inputs get harder"
"""All that is told of accuracy where inputs are hidden."""


class Told(Struct, frozen=True, kw_only=True):
    """The part of a report that may be told."""

    reason: str
    message: str
    evidence: Evidence
    growth: Growth | None
    line: int


def told(report: Report, reveal: Reveal) -> Told:
    """What may be told of a report."""
    growth = _growth(report.growth, reveal) if report.growth else None
    failure = report.failure
    if failure is None and report.accuracy is not None and report.accuracy.decision == "above":
        return _inaccurate(report, report.accuracy, reveal)
    if failure is None:
        line = growth.line.line if growth and growth.line else 0
        return Told(
            reason=report.reason, message=report.message, evidence=Evidence(), growth=growth, line=line
        )
    if report.vectorized is not None and report.vectorized.loop is not None:  # counts, and a line of its own
        line = report.vectorized.loop.line
        return Told(
            reason=report.reason, message=text(report.message), evidence=Evidence(), growth=growth, line=line
        )
    public = failure.stage in ("load", "samples")
    result = _failing_sample(report) if failure.stage == "samples" and reveal != "full" else failure.result
    reason, message = result.reason, result.message
    evidence, line = Evidence(), _line(result, report)
    if public or reveal == "full":
        evidence = _whole(replace(failure, result=result), report)
    elif reveal == "input":
        message = _own_words(result)
        evidence = _without_expectation(failure, report)
    else:
        # the name is one of a few, the line none: an input could choose among hundreds of either
        reason, message = _known_name(result), _in_general(result)
        line = 0
        if reveal == "count":
            reason, message = _kind_alone(result)
        else:
            evidence = Evidence(case=_group(result), mistakes=_of_a_few(explain_alone(result)))
    return Told(reason=text(reason, 200), message=text(message), evidence=evidence, growth=growth, line=line)


def _inaccurate(report: Report, accuracy: Accuracy, reveal: Reveal) -> Told:
    """Return what may be told of results that are not accurate: an error can be a copy of the input."""
    breach = accuracy.breach
    if reveal in ("group", "count") or breach is None:
        group = "accuracy" if reveal == "group" else ""
        evidence = Evidence(case=group)
        return Told(reason=report.reason, message=INACCURATE, evidence=evidence, growth=None, line=0)
    suspect = breach.suspect
    shown: tuple[str, ...] = ()
    if suspect is not None:
        shown = (f"line {suspect.line}: {where(suspect)}", f"    {suspect.source}")
    evidence = Evidence(
        case=breach.case.id,
        call=text(calls_text(breach.case.calls, breach.call).plain),
        expected=text(breach.exact) if reveal == "full" else "",
        got=text(breach.got),
        difference=text(difference(breach)) if reveal == "full" else "",
        traceback=tuple(map(text, shown)),
        mistakes=(suspect.why,) if suspect is not None and suspect.why else (),
    )
    return Told(
        reason=report.reason,
        message=text(report.message),
        evidence=evidence,
        growth=None,
        line=suspect.line if suspect is not None else 0,
    )


def text(value: str, limit: int = LONGEST) -> str:
    """A text of limited length that every encoding of Unicode can hold."""
    shown = value if len(value) <= limit else f"{value[:limit]}{ELLIPSIS}"
    return shown.encode("utf-8", "backslashreplace").decode()


# -- the failing case --------------------------------------------------------------------------------


def _whole(failure: Failure, report: Report) -> Evidence:
    result = failure.result
    seen = _seen(failure, report, failure.mistakes)
    if result.verdict is not Verdict.WA or not result.case.calls:
        return seen
    expected = show(result.case.expected[result.call], WIDTH)
    return replace(seen, expected=text(expected), difference=text(result.message))


def _without_expectation(failure: Failure, report: Report) -> Evidence:
    return _seen(failure, report, [mistake for mistake in failure.mistakes if mistake.kind in HARMLESS])


def _seen(failure: Failure, report: Report, mistakes: Sequence[Mistake]) -> Evidence:
    """The case as the submission saw it, and what it made of it."""
    result = failure.result
    outcome, calls = result.outcome, result.case.calls
    lines = [f"after {calls_text(before, None).plain}" for before in failure.before]
    lines += [calls_text(calls, result.call).plain] if calls else []
    output = getattr(outcome, "output", None)
    return Evidence(
        case=text(result.case.id, 200) if calls else "",
        call=text("\n".join(lines)),
        got=text(_got(result)),
        output=text(output_text(output).plain) if output is not None and output.total else "",
        traceback=_traceback(result, report.submission.text),
        mistakes=tuple(mistake.message for mistake in mistakes),
    )


def _traceback(result: CaseResult, source: str) -> tuple[str, ...]:
    """The submission's own frames with their lines, or the line that does not compile."""
    match result.outcome:
        case (
            Raised(frames=frames, omitted_frames=omitted) | Killed(frames=frames, omitted_frames=omitted)
        ) if frames:
            shown = traceback_text(frames, omitted, source)
            for name, value in getattr(result.outcome, "variables", ()):
                shown.append(f"\n  with {name} = {value}")
        case Unloadable(frames=frames) if frames:
            shown = traceback_text(frames, 0, source)
        case Unloadable(line=line, column=column) if line:
            shown = traceback_text((Frame(line, ""),), 0, source, column)
        case _:
            return ()
    return tuple(text(shown.plain).split("\n"))


def _got(result: CaseResult) -> str:
    outcome = result.outcome
    if result.verdict is not Verdict.WA or not isinstance(outcome, Returned | Raised):
        return ""
    value = outcome.values[result.call]
    return f"a value of the type {value.type_name}" if isinstance(value, Foreign) else show(value, WIDTH)


def _failing_sample(report: Report) -> CaseResult:
    """The smallest sample that fails; what was made smaller from it is not one any more."""
    failing = [one for one in report.shown if one.case.stage == "samples" and not one.accepted]
    assert report.failure is not None
    alike = [one for one in failing if one.verdict is report.failure.result.verdict]
    found = alike or failing
    return min(found, key=lambda one: size_of(one.case.calls)) if found else report.failure.result


def _line(result: CaseResult, report: Report) -> int:
    """The line of the file to point at; 0 if there is none."""
    outcome = result.outcome
    frames = getattr(outcome, "frames", ())
    line = frames[-1].line if frames else outcome.line if isinstance(outcome, Unloadable) else 0
    return line if 0 < line <= len(source_lines(report.submission.text)) else 0


# -- in words that hold no value -----------------------------------------------------------------------


def _own_words(result: CaseResult) -> str:
    """The message where it says nothing of the expected answer."""
    return result.message if result.verdict is not Verdict.WA else _in_general(result)


def _in_general(result: CaseResult) -> str:
    """What went wrong, told without a word that a submission or an answer could have put there."""
    which = _which(result)
    match result.verdict:
        case Verdict.WA:
            kind = "a result of the wrong type" if result.reason == "type" else "a wrong answer"
            return f"{kind} to {which}"
        case Verdict.RTE if result.reason == "exit":
            return f"the process ended itself in {which}"
        case Verdict.RTE if isinstance(result.outcome, Raised):
            return f"{_known_name(result)} in {which}"
        case Verdict.SV:
            return "the submission interfered with the judging"
    return result.message  # a limit or a signal, in our own words


def _which(result: CaseResult) -> str:
    return "a measured input" if result.case.stage == "growth" else f"a {result.case.stage} case"


def _known_name(result: CaseResult) -> str:
    """The reason; of exceptions only the names that are Python's own."""
    if isinstance(result.outcome, Raised) and result.verdict is Verdict.RTE:
        return result.reason if result.reason in NAMES else "an exception"
    return result.reason


def _kind_alone(result: CaseResult) -> tuple[str, str]:
    """Reason and message that tell no more than the verdict does."""
    if result.verdict in (Verdict.WA, Verdict.RTE):
        return "", f"{result.verdict.words.lower()} in {_which(result)}"
    return result.reason, _in_general(result)


def _group(result: CaseResult) -> str:
    case = result.case
    if case.stage == "growth":
        return case.id.rpartition("/")[0]
    return group_of(case) if case.stage == "hidden" else case.stage


def _of_a_few(mistake: Mistake | None) -> tuple[str, ...]:
    """The likely mistake, if it is harmless and of a fixed text: an exception can name any module."""
    fixed = mistake is not None and mistake.kind in HARMLESS and mistake.kind != "import"
    return (mistake.message,) if mistake is not None and fixed else ()


def _growth(growth: Growth, reveal: Reveal) -> Growth:
    """The growth without the input that shows it, and without the names of families where need be."""
    if reveal in ("full", "input"):
        return growth
    if reveal == "count":
        families = list(dict.fromkeys(series.family for series in growth.series))
        numbered = [
            replace(series, family=f"family {families.index(series.family) + 1}") for series in growth.series
        ]
        growth = replace(growth, series=tuple(numbered))
    return replace(growth, example="", about="")
