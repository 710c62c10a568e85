"""Lists of submissions, for layouts of another kind: CSV with a header, or YAML.

Each entry has a `student`, a `problem` and a `path`, which counts from the folder of the list. A CSV may have
more columns, separated by commas, semicolons or tabs.
"""

import csv
import io
from pathlib import Path

from msgspec import Struct

from judge.catalog.documents import Faults, Fields, Node, read_document, text
from judge.grade.layout import unfit
from judge.model.errors import UsageError

COLUMNS = ("student", "problem", "path")

SEPARATORS = ",;\t"
"""What stands between the columns: what the first line has most of."""

LIST_LIMIT = 16 << 20
"""Bytes of the longest list."""


class Entry(Struct, frozen=True):
    """One submission of a list; `line` is where it stands."""

    student: str
    problem: str
    path: str
    line: int


def is_list(name: str) -> bool:
    return name.lower().endswith((".csv", ".yaml", ".yml"))


def read_list(path: Path) -> list[Entry]:
    """The entries of a list. Raises UsageError with all its faults at once."""
    faults = Faults()
    if path.stat().st_size > LIST_LIMIT:
        raise UsageError(f"{path} is too long for a list: more than {LIST_LIMIT:,} bytes.")
    entries = _read_csv(path, faults) if path.name.lower().endswith(".csv") else _read_yaml(path, faults)
    for entry in entries:
        why = unfit(entry.student)
        if why:
            faults.add(path, why, entry.line, "student")
    if faults.found:
        told = "".join(f"\n  {fault}" for fault in sorted(faults.found))
        raise UsageError(
            f"{path} is no list of submissions:{told}",
            "A list has the columns (in YAML: entries with the keys) student, problem and path.",
        )
    return entries


def _read_csv(path: Path, faults: Faults) -> list[Entry]:
    try:
        content = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        faults.add(path, "it is not UTF-8")
        return []
    first = content.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(content, newline=""), strict=True, delimiter=separator)
    entries = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if any(header.count(name) != 1 for name in COLUMNS):
            faults.add(path, f"the first line must name the columns {', '.join(COLUMNS)}, each once", 1)
            return []
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                faults.add(path, f"{len(row)} columns instead of {len(header)}", reader.line_num)
                continue
            cells = dict(zip(header, map(str.strip, row), strict=True))
            for name in ("problem", "path"):
                if not cells[name]:
                    faults.add(path, "the column is empty", reader.line_num, name)
            entries.append(Entry(cells["student"], cells["problem"], cells["path"], reader.line_num))
    except csv.Error as error:
        faults.add(path, f"not valid CSV: {error}", reader.line_num)
    return entries


def _read_yaml(path: Path, faults: Faults) -> list[Entry]:
    document = read_document(path, faults)
    if document is None:
        return []
    if not isinstance(document.value, list):
        faults.add(path, "a list of entries is expected", document.line)
        return []
    entries = []
    for node in document.value:
        fields = Fields(node, path, faults)
        student = fields.take("student", _name)
        problem, file = fields.take("problem", text), fields.take("path", text)
        fields.done()
        if student and problem and file:
            entries.append(Entry(student, problem, file, node.line))
    return entries


def _name(node: Node) -> str:
    """The name of a student as it is written: many are numbers, and some of these begin with a zero."""
    return text(node) if node.value is None or isinstance(node.value, list | dict) else node.written
