"""The doctor's words: golden files of a machine with everything and of one with too little."""

import io
import json
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from judge.model.diagnosis import Defence, Diagnosis, Remedy
from judge.report.diagnosis import diagnosis_document, diagnosis_screen

GOLDEN = Path(__file__).parent / "golden" / "doctor"
MACHINE = {"system": "Ubuntu 24.04 LTS", "user": "an ordinary user", "bubblewrap": "/usr/bin/bwrap"}
STRICT = Diagnosis(
    tier="strict",
    note="",
    machine=MACHINE,
    defences=(Defence("network", "no network can be reached", True),),
    remedies=(),
)
WEAK = Diagnosis(
    tier="restricted",
    note="bubblewrap does not work here (setting up uid map: Permission denied)",
    machine=MACHINE,
    defences=(
        Defence("network", "no network can be reached", True),
        Defence("files", "no file can be seen but the interpreter's own", False),
    ),
    remedies=(Remedy("AppArmor lets no ordinary user create namespaces:", ("a command " * 10, "another")),),
)


@pytest.mark.parametrize(("diagnosis", "name"), [(STRICT, "strict"), (WEAK, "weak")])
def test_the_screen_is_the_golden_one(diagnosis: Diagnosis, name: str) -> None:
    console = Console(file=io.StringIO(), width=80, highlight=False)
    console.print(diagnosis_screen(diagnosis), crop=False)
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue() == (GOLDEN / f"{name}.txt").read_text()


def test_the_document_holds_all_of_it() -> None:
    document = json.loads(msgspec.json.encode(diagnosis_document(WEAK)))
    assert document["schema"] == "judge/doctor/v1"
    assert (document["tier"], document["note"]) == (WEAK.tier, WEAK.note)
    assert [(d["name"], d["holds"]) for d in document["defences"]] == [("network", True), ("files", False)]
    assert document["remedies"][0]["steps"] == list(WEAK.remedies[0].steps)
