"""The written cases of a package: samples and hidden cases, as typed inputs."""

from pathlib import Path
from typing import Any

from judge.catalog.documents import Faults, Fields, Node, Wrong, read_document, text, version
from judge.model.case import MISSING, Call, Case
from judge.model.plain import WrongArguments, WrongType, fit, fit_arguments
from judge.model.signature import Callable, ClassEntry, EntryPoint, Type

FORMAT_VERSION = 1


def read_samples(path: Path, entry: EntryPoint, faults: Faults) -> tuple[Case, ...]:
    """The cases of `samples.yaml`, named `samples/NAME`. Each must state what is expected."""
    document = read_document(path, faults)
    if document is None:
        return ()
    fields = Fields(document, path, faults)
    version(fields, FORMAT_VERSION)
    nodes = fields.take("samples", _nodes) or []
    fields.done()
    cases = _Cases(path, entry, faults, expected_required=True)
    return cases.read(nodes, "samples", "samples")


def read_hidden(path: Path, entry: EntryPoint, faults: Faults) -> tuple[Case, ...]:
    """The cases of `hidden/cases.yaml`, named `hidden/GROUP/NAME`."""
    document = read_document(path, faults)
    if document is None:
        return ()
    fields = Fields(document, path, faults)
    version(fields, FORMAT_VERSION)
    groups = fields.section("groups")
    fields.done()
    if groups is None:
        return ()
    cases = _Cases(path, entry, faults, expected_required=False)
    found: list[Case] = []
    for group in groups.values:
        nodes = groups.take(group, _nodes) or []
        if not _is_name(group):
            faults.add(path, "a group's name is made of a-z, 0-9 and _", groups.values[group].line, group)
        found.extend(cases.read(nodes, "hidden", f"hidden/{group}"))
    return tuple(found)


def case_lines(folder: Path) -> dict[str, tuple[Path, int]]:
    """Where the written cases of a package stand, by their ids; those that cannot be read are left out."""
    places: dict[str, tuple[Path, int]] = {}
    for path in (folder / "samples.yaml", folder / "hidden" / "cases.yaml"):
        document = read_document(path, Faults())
        fields = document.value if document is not None and isinstance(document.value, dict) else {}
        groups = {"samples": fields["samples"]} if "samples" in fields else {}
        if "groups" in fields and isinstance(fields["groups"].value, dict):
            groups = {f"hidden/{name}": node for name, node in fields["groups"].value.items()}
        for prefix, cases in groups.items():
            for case in cases.value if isinstance(cases.value, list) else ():
                name = case.value.get("name") if isinstance(case.value, dict) else None
                if name is not None:
                    places.setdefault(f"{prefix}/{name.value}", (path, case.line))
    return places


def _nodes(node: Node) -> list[Node]:
    if not isinstance(node.value, list) or not node.value:
        raise Wrong("a list of cases is expected")
    return node.value


def _is_name(name: str) -> bool:
    return name.isascii() and name.replace("_", "a").isalnum() and name == name.lower()


class _Cases:
    def __init__(self, path: Path, entry: EntryPoint, faults: Faults, *, expected_required: bool) -> None:
        self.path, self.entry, self.faults = path, entry, faults
        self.expected_required = expected_required

    def read(self, nodes: list[Node], stage: str, prefix: str) -> tuple[Case, ...]:
        cases: dict[str, Case] = {}
        for node in nodes:
            fields = Fields(node, self.path, self.faults, prefix)
            name = fields.take("name", text) or ""
            if name and not _is_name(name):
                fields.fault("a case's name is made of a-z, 0-9 and _", node.line, "name")
            identifier = f"{prefix}/{name}"
            if identifier in cases:
                fields.fault(f"two cases are named {name}", node.line, "name")
            fields.prefix = identifier
            case = self._case(fields, identifier, stage)
            fields.done()
            if case is not None:
                cases[identifier] = case
        return tuple(cases.values())

    def _case(self, fields: Fields, identifier: str, stage: str) -> Case | None:
        fields.optional("explanation", text)
        if isinstance(self.entry, ClassEntry):
            return self._class_case(fields, identifier, stage, self.entry)
        signature = self.entry.function
        given = fields.take("input", lambda node: (arguments_of(node, signature),))
        expected = self._expected(fields, signature.returns)
        if given is None or expected is None:
            return None
        return Case(id=identifier, stage=stage, calls=(Call(signature.name, given[0]),), expected=expected)

    def _class_case(self, fields: Fields, identifier: str, stage: str, entry: ClassEntry) -> Case | None:
        given = fields.take("input", lambda node: (arguments_of(node, entry.constructor),))
        nodes = fields.take("calls", _nodes) or []
        calls = [Call(entry.name, given[0])] if given is not None else []
        expected: list[Any] = [None]
        for i, node in enumerate(nodes):
            line = Fields(node, self.path, self.faults, f"{fields.prefix}.calls[{i}]")
            method = next((m for m in entry.methods if m.name in line.values), None)
            if method is None:
                known = ", ".join(m.name for m in entry.methods)
                line.fault(f"a call of a method is expected: {known}", node.line)
                continue
            signature = method
            arguments = line.take(method.name, lambda node, s=signature: (arguments_of(node, s),))  # type: ignore[misc]
            result = self._expected(line, method.returns)
            line.done()
            if arguments is not None and result is not None:
                calls.append(Call(method.name, arguments[0]))
                expected.extend(result)
        if given is None or len(calls) != len(nodes) + 1:
            return None
        return Case(id=identifier, stage=stage, calls=tuple(calls), expected=tuple(expected))

    def _expected(self, fields: Fields, returns: Type) -> tuple[Any, ...] | None:
        """The expectation in a tuple of one; (MISSING,) where it may be left out; None after a fault."""

        def parse(node: Node) -> tuple[Any, ...]:
            try:
                return (fit(node.plain(), returns, written=True),)
            except WrongType as wrong:
                raise Wrong(str(wrong)) from None

        if "expected" not in fields.values and not self.expected_required:
            fields.asked.append("expected")
            return (MISSING,)
        return fields.take("expected", parse)


def arguments_of(node: Node, signature: Callable) -> tuple[Any, ...]:
    """The arguments of a call, given by name or in order. Raises Wrong."""
    try:
        return fit_arguments(node.plain(), signature)
    except WrongArguments as wrong:
        raise Wrong(str(wrong)) from None
