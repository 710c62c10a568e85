"""What an author says of mutants that are right: `equivalent_mutants.yaml` beside the folders of the
solutions."""

from pathlib import Path

from msgspec import Struct

from judge.catalog.documents import Faults, Fields, Node, Wrong, list_of, read_document, text, version

FILE = "equivalent_mutants.yaml"
FORMAT_VERSION = 1
MOST = 500


class Acknowledgement(Struct, frozen=True, kw_only=True):
    """A changed line of an accepted solution that is as right as the line before, and why.

    `path` is the solution; `line` is where the acknowledgement stands in its own file.
    """

    path: Path
    before: str
    after: str
    reason: str
    line: int


def read_equivalents(solutions: Path, faults: Faults) -> list[Acknowledgement]:
    """The acknowledgements of a package; there may be no file of them."""
    path = solutions / FILE
    if not path.exists():
        return []
    document = read_document(path, faults)
    if document is None:
        return []
    fields = Fields(document, path, faults)
    version(fields, FORMAT_VERSION)
    nodes = fields.take("equivalent", list_of(lambda node: node, 1, MOST)) or ()
    fields.done()
    return [found for node in nodes for found in _read(node, solutions, path, faults)]


def _read(node: Node, solutions: Path, path: Path, faults: Faults) -> list[Acknowledgement]:
    fields = Fields(node, path, faults, "equivalent")
    file = fields.take("file", text)
    before = fields.take("before", text)
    after = fields.take("after", _texts)
    reason = fields.take("reason", text)
    fields.done()
    if not (file and before and after and reason):
        return []
    return [
        Acknowledgement(
            path=solutions / "accepted" / file, before=before, after=changed, reason=reason, line=node.line
        )
        for changed in after
    ]


def _texts(node: Node) -> tuple[str, ...]:
    """One text, or a list of some that share everything else."""
    if isinstance(node.value, list):
        return list_of(text, 1, 50)(node)
    if isinstance(node.value, str):
        return (text(node),)
    raise Wrong("a changed line is expected, or a list of some")
