"""The report for a person at a terminal: one line a stage, one screen about the failure.

Everything here makes rich renderables; printing them is the caller's. Texts of a submission go
through `clean` and never through markup.
"""

from rich.console import Group, RenderableType
from rich.text import Text

from judge.model.case import Input
from judge.model.caseid import is_self_contained
from judge.model.outcome import Killed, Output, Raised, Returned, Unloadable
from judge.model.packages import ALLOWED
from judge.model.report import Answer, IsolationInfo, Report, StageReport
from judge.model.result import CaseResult
from judge.model.show import show
from judge.model.verdict import Verdict
from judge.report.accuracy import accuracy_screen
from judge.report.clean import clean, clean_line
from judge.report.failure import failure_screen
from judge.report.growth import accepted_screen, growth_screen
from judge.report.parts import (
    LABEL,
    Paragraph,
    Rows,
    calls_text,
    colour,
    output_text,
    results_of,
    shortened,
    traceback_text,
    variables_text,
)
from judge.report.steps import steps_screen, vectorized_line

GROWTH_VERDICTS = (Verdict.AC, Verdict.TLE, Verdict.MLE)
"""What counting the growth can come to. Any other verdict of that stage is that of a run which was wrong."""


def heading(title: str, path: str) -> Text:
    """Return the first line of a report: the problem and the file."""
    return Text.assemble((title, "bold"), "  ", (clean_line(path), "dim"))


def stage_line(stage: StageReport) -> Text:
    """Return one line on a stage: `hidden      12 of 14 passed   Wrong Answer`."""
    line = Text(f"  {stage.name:<{LABEL}}  ")
    left = stage.total - stage.run
    if stage.name == "growth" and stage.verdict not in GROWTH_VERDICTS:
        line.append("a counted run failed")
    elif stage.name == "growth" and stage.verdict is not Verdict.AC:
        line.append(f"{stage.run:,} of {stage.total:,} families counted, {stage.run - stage.passed:,} above")
    elif stage.name == "growth":
        line.append(f"{stage.passed:,} of {stage.total:,} families within the bounds")
        line.append(f", {left:,} not counted" if left > 0 else "", "dim")
    elif stage.name == "accuracy" and stage.verdict in (Verdict.AC, Verdict.WA):
        line.append(f"{stage.passed:,} of {stage.total:,} magnitudes accurate enough")
    elif stage.name == "accuracy":
        line.append("a run failed")
    elif stage.name == "load":
        line.append("ok" if stage.verdict is Verdict.AC else "failed")
    elif stage.name == "fuzz":
        line.append(f"{stage.passed:,} passed")
    elif stage.name == "vectorized":
        line.append(f"{stage.run:,} of {stage.total:,} runs counted")
    else:
        line.append(f"{stage.passed:,} of {stage.total:,} passed")
        line.append(f", {left:,} not run" if left > 0 else "", "dim")
    if stage.verdict is not Verdict.AC:
        line.append(f"   {stage.verdict.words}", f"bold {colour(stage.verdict)}")
    return line


def ending(report: Report, command: str) -> RenderableType:
    """Return what follows the stages: the verdict, and if it is not accepted, why."""
    parts: list[RenderableType] = [Text()]
    if report.vectorized is not None and report.vectorized.loop is not None:
        title = Text(report.verdict.words, f"bold {colour(report.verdict)}")
        parts += [title, Text(), steps_screen(report.vectorized, report.message)]
    elif report.failure is not None:
        parts.append(failure_screen(report.failure, report.submission.text, report.problem.slug, command))
    elif report.accuracy is not None and report.accuracy.broken is not None:
        title = Text(report.verdict.words, f"bold {colour(report.verdict)}")
        parts += [title, Text(), accuracy_screen(report.accuracy)]
    elif report.growth is not None and report.verdict is not Verdict.AC:
        title = Text(report.verdict.words, f"bold {colour(report.verdict)}")
        parts += [title, Text(), growth_screen(report.growth)]
    else:
        accepted = Text.assemble(("Accepted", f"bold {colour(Verdict.AC)}"), (_only(report), "dim"))
        parts.append(Paragraph(accepted))
        if report.growth is not None:
            parts.append(accepted_screen(report.growth))
        if report.vectorized is not None:
            parts.append(Paragraph(Text(vectorized_line(report.vectorized), "dim")))
        parts += [_shown_case(result) for result in report.shown if report.stages[-1].name == "case"]
    parts += [Paragraph(Text(clean(f"Warning: {warning}"), "yellow")) for warning in report.warnings]
    return Group(*parts, Text(), isolation_line(report.isolation), *_packages_line(report))


def _packages_line(report: Report) -> list[Text]:
    """Return the versions of the packages that the solution may import, if there are any."""
    versions = [
        f"{ALLOWED[name].title} {report.versions.get(name, '')}".rstrip() for name in report.problem.packages
    ]
    return [Text(f"With {', '.join(versions)}", "dim")] if versions else []


def _only(report: Report) -> str:
    """Return what an acceptance leaves out because it was not asked for."""
    names = [stage.name for stage in report.stages]
    if report.growth is not None or names[-1] == "case":
        return ""
    if report.scope.growth and report.problem.packages:
        return ""  # a warning says why
    if "generated" not in names:
        return ", as far as the samples go"
    return "; how its time and memory grow was not counted"


def isolation_line(isolation: IsolationInfo) -> Text:
    """Return the tier of the run, and where it is not the best one or not the usual engine, why."""
    if isolation.tier == "strict":
        return Text(f"Isolation: strict{'; ' if isolation.note else ''}{isolation.note}", "dim")
    why = isolation.note or "for an unknown reason"
    note = f"Isolation: {isolation.tier}; {why}. See `judge doctor`."
    return Text(note, "yellow", no_wrap=True, overflow="ignore")


def _shown_case(result: CaseResult) -> RenderableType:
    """Return a single case that passed: its call and what came back."""
    rows = Rows()
    rows.add("case", "the one given" if is_self_contained(result.case.id) else result.case.id)
    rows.add("call", calls_text(result.case.calls, None))
    results = results_of(result.case.calls, result.case.expected)
    rows.add("result", Text(clean(show(results, 400)), "green"))
    output: Output | None = getattr(result.outcome, "output", None)
    if output is not None and output.total:
        rows.add("printed", output_text(output))
    return Group(Text(), rows)


def answer_screen(answer: Answer, source: str) -> RenderableType:
    """Return a solver's own input, answered by the solution and the reference side by side."""
    rows = Rows()
    rows.add("call", calls_text(answer.calls, None))
    for rule in answer.broken:
        rows.add("caution", Text(f"outside the constraints: {rule}", "yellow"))
    rows.add("yours", _answer_text(answer.solution, answer.calls, source))
    rows.add("reference", _answer_text(answer.reference, answer.calls, ""))
    if answer.result is None:
        rows.add("", Text(shortened(answer.refusal), "yellow"))
    elif answer.result.accepted:
        rows.add("", Text("they agree", "green"))
    elif isinstance(answer.solution, Returned):
        rows.add("differs", Text(shortened(answer.result.message), "red"))
    output: Output | None = getattr(answer.solution, "output", None)
    if output is not None and output.total:
        rows.add("printed", output_text(output))
    return Group(rows, Text(), isolation_line(answer.isolation))


def _answer_text(outcome: object, calls: Input, source: str) -> Text:
    match outcome:
        case Returned():
            return Text(clean(show(results_of(calls, outcome.values), 400)))
        case Raised():
            text = Text(shortened(f"raised {outcome.type_name}: {outcome.message}".rstrip(": ")), "red")
            if source:
                text.append("\n")
                text.append_text(traceback_text(outcome.frames, outcome.omitted_frames, source))
            return text
        case Killed():
            words = {
                "time": f"still running after {outcome.limit:g} s",
                "memory": "the memory limit is reached",
                "signal": "crashed",
                "exit": "exited",
            }
            text = Text(words.get(outcome.cause, "printed or returned too much"), "red")
            if outcome.frames:
                text.append("\n")
                text.append_text(traceback_text(outcome.frames, outcome.omitted_frames, source))
            if outcome.variables:
                text.append("\nwith ")
                text.append_text(variables_text(outcome.variables))
            return text
        case Unloadable():
            return Text(shortened(f"cannot be loaded: {outcome.message}"), "red")
    return Text(shortened(getattr(outcome, "detail", "no answer")), "red")
