"""Documents are read as YAML 1.2 and people do."""

import math
from pathlib import Path
from typing import Any

import pytest

from judge.catalog.documents import Faults, as_yaml, read_document


def read(folder: Path, text: str) -> tuple[Any, list[str]]:
    path = folder / "some.yaml"
    path.write_text(text)
    faults = Faults()
    node = read_document(path, faults)
    return None if node is None else node.plain(), [
        f"{fault.line}: {fault.message}" for fault in faults.found
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("010", 10),
        ("-7", -7),
        ("+1_000", 1000),
        ("0x1f", 31),
        ("0o17", 15),
        ("-0b101", -5),
        ("1e-6", 1e-6),
        ("1e3", 1000.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-.inf", -math.inf),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("2024-01-31", "2024-01-31"),
        ("2024-13-45", "2024-13-45"),
        ("1.2.3", "1.2.3"),
        ("_1", "_1"),
        ("'010'", "010"),
    ],
)
def test_single_values(tmp_path: Path, written: str, value: object) -> None:
    found, faults = read(tmp_path, f"value: {written}\n")
    assert faults == []
    assert repr(found["value"]) == repr(value)


@pytest.mark.parametrize("text", ["010", "1:30", "no", "null", "1e5", "0x1f", "a b", "true", "", "- x", "3"])
def test_a_text_that_is_written_is_read_as_that_text(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, f"value: {as_yaml(text)}\n") == ({"value": text}, [])


def test_a_tab_is_told_with_what_to_do(tmp_path: Path) -> None:
    _, (fault,) = read(tmp_path, "a:\n\tb: 1\n")
    assert fault.startswith("2: not valid YAML")
    assert "indent with spaces" in fault
