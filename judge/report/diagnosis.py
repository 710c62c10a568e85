"""What `judge doctor` prints: the tier of the machine, each defence, and what brings the missing ones."""

from typing import Any

from msgspec import structs
from rich.console import Group, RenderableType
from rich.text import Text

from judge.model.diagnosis import Diagnosis, Remedy
from judge.report.parts import Paragraph

SCHEMA = "judge/doctor/v1"

ENGINES = {
    "native": "Cases are judged natively.",
    "counted": "Cases are judged in the counted engine, which is strict on every system: a submission sees "
    "an instance of WebAssembly and nothing else.",
}

MEANING = {
    "strict": "a submission sees an interpreter and nothing else, and can change nothing",
    "restricted": "a submission can change nothing, but can read your files",
    "none": "a submission can do whatever you can; run only code that you trust",
}


def diagnosis_screen(diagnosis: Diagnosis) -> RenderableType:
    """The diagnosis for a person."""
    counted = diagnosis.engine == "counted"
    title = Text.assemble(
        "Native isolation of this machine: " if counted else "Isolation of this machine: ",
        (diagnosis.tier, f"bold {'green' if diagnosis.tier == 'strict' else 'yellow'}"),
    )
    rows: list[RenderableType] = [title]
    if not counted:
        rows.append(Paragraph(Text(MEANING[diagnosis.tier], "dim")))
    rows += [Paragraph(Text(ENGINES[diagnosis.engine], "green" if counted else "dim")), Text()]
    rows += [Text(f"  {name:<12}{what}", "dim") for name, what in diagnosis.machine.items()]
    rows += [Text()] if diagnosis.defences else []
    for defence in diagnosis.defences:
        answer = Text("  yes  ", "green") if defence.holds else Text("  no   ", "bold yellow")
        rows.append(answer + Text(defence.what))
    if diagnosis.note:
        rows += [Text(), Paragraph(Text(f"Seen: {diagnosis.note}."))]
    if counted and diagnosis.remedies:
        rows += [Text(), Paragraph(Text("Natively, cases run about three times as fast. What brings that:"))]
    for remedy in diagnosis.remedies:
        rows += [Text(), *_remedy(remedy)]
    return Group(*rows)


def _remedy(remedy: Remedy) -> list[RenderableType]:
    """The reason as a paragraph, and the commands as lines that can be copied."""
    steps = [Text(f"    {step}", "bold", no_wrap=True, overflow="ignore") for step in remedy.steps]
    return [Paragraph(Text(remedy.why)), *steps]


def diagnosis_document(diagnosis: Diagnosis) -> dict[str, Any]:
    """The diagnosis for a program."""
    return {
        "schema": SCHEMA,
        "tier": diagnosis.tier,
        "strict": diagnosis.strict,
        "engine": diagnosis.engine,
        "note": diagnosis.note,
        "machine": diagnosis.machine,
        "defences": [structs.asdict(defence) for defence in diagnosis.defences],
        "remedies": [structs.asdict(remedy) for remedy in diagnosis.remedies],
    }
