"""One problem package on disk, loaded strictly, with every fault reported at once."""

import ast
import sys
from collections.abc import Callable, Container, Sequence
from pathlib import Path
from typing import Any

from judge.catalog.cases import FORMAT_VERSION, read_hidden, read_samples
from judge.catalog.documents import (
    Faults,
    Fields,
    Node,
    Wrong,
    list_of,
    number,
    one_of,
    read_document,
    read_python,
    read_text,
    text,
    version,
)
from judge.catalog.stub import read_stub
from judge.model.accuracy import AccuracyBound
from judge.model.bound import InvalidBound, parse_bound
from judge.model.case import Case
from judge.model.errors import InvalidPackage
from judge.model.packages import ALLOWED
from judge.model.problem import (
    Close,
    Comparison,
    Complexity,
    Custom,
    Exact,
    Limits,
    Package,
    Problem,
    Unordered,
)
from judge.model.signature import ClassEntry, EntryPoint, Type
from judge.model.variables import InvalidVariable, Variable

MOST_TAGS = 12
DIFFICULTIES = ("easy", "medium", "hard")
STAGES = ("samples", "hidden", "generated", "growth")
SMALLEST_SPAN = 16
"""Times the smallest size that the largest one must be: less shows no growth."""

ABSOLUTE, RELATIVE = 1e-8, 1e-5
"""How far numbers may be apart where a problem with NumPy does not say: the defaults of `numpy.allclose`."""

SMALLEST = sys.float_info.min
"""The number below which answers are measured in its units, where a package does not say: float64 loses
digits there."""

EXPECTATIONS = (
    "accepted",
    "wrong_answer",
    "time_limit_exceeded",
    "memory_limit_exceeded",
    "run_time_error",
)
"""The folders of `solutions_reference/SLUG`, named by the verdict of what they hold."""


def load_package(folder: Path, solutions: Path, digest: str) -> Package:
    """Load the package in `folder`, whose solutions lie in `solutions`. Raises InvalidPackage."""
    faults = Faults()
    problem = _read_problem(folder, solutions, faults)
    if problem is None or faults.found:
        raise InvalidPackage(folder.name, sorted(faults.found))
    return Package(problem=problem, folder=folder, solutions=solutions, digest=digest)


def load_cases(package: Package) -> tuple[Case, ...]:
    """The written cases of a package that has been loaded: samples first, then hidden ones."""
    faults = Faults()
    entry = package.problem.entry
    samples = read_samples(package.folder / "samples.yaml", entry, faults)
    hidden = read_hidden(package.folder / "hidden" / "cases.yaml", entry, faults)
    if faults.found:
        raise InvalidPackage(package.problem.slug, sorted(faults.found))
    return samples + hidden


def _read_problem(folder: Path, solutions: Path, faults: Faults) -> Problem | None:
    entry = read_stub(folder / "stub.py", faults)
    samples, hidden = folder / "samples.yaml", folder / "hidden" / "cases.yaml"
    if entry is not None and not faults.found:
        read_samples(samples, entry, faults)
        read_hidden(hidden, entry, faults)
    else:  # with wrong types every case would look wrong
        read_document(samples, faults)
        read_document(hidden, faults)
    if read_text(folder / "statement.md", faults) == "":
        faults.add(folder / "statement.md", "the statement is empty")
    _check_defines(folder / "hidden" / "generate.py", ("cases", "constraints", "families"), faults)
    path = folder / "problem.yaml"
    document = read_document(path, faults)
    if document is None:
        return None
    fields = Fields(document, path, faults)
    version(fields, FORMAT_VERSION)
    title = fields.take("title", text) or ""
    difficulty = fields.take("difficulty", one_of(*DIFFICULTIES)) or ""
    tags = fields.take("tags", list_of(_tag, 1, MOST_TAGS)) or ()
    source = fields.take("source", text) or ""
    hints = fields.take("hints", list_of(text, 1, 6)) or ()
    accuracy = _accuracy(fields, folder, entry, faults)
    weights = _weights(fields, accuracy is not None)
    packages = fields.optional("packages", list_of(one_of(*ALLOWED), 1, len(ALLOWED))) or ()
    if len(set(packages)) < len(packages):
        fields.fault("a package is named twice", fields.values["packages"].line, "packages")
    limits = _limits(fields, packages)
    complexity = _complexity(fields, entry, packages)
    comparison: Comparison = (
        fields.take("compare", _comparison(packages), _default_comparison(packages)) or Exact()
    )
    reference = fields.optional("reference", text)
    fields.done()
    if isinstance(comparison, Custom):
        _check_defines(folder / "hidden" / "compare.py", ("compare",), faults)
    oracle = _reference(solutions, reference, document, path, faults, entry)
    if entry is None:
        return None
    if "numpy" not in packages and _has_arrays(entry):
        faults.add(folder / "stub.py", "it has arrays: write `packages: [numpy]` in problem.yaml")
    return Problem(
        slug=folder.name,
        title=title,
        difficulty=difficulty,
        tags=tags,
        source=source,
        entry=entry,
        comparison=comparison,
        limits=limits,
        complexity=complexity,
        accuracy=accuracy,
        weights=weights,
        hints=hints,
        reference=oracle,
    )


def _tag(node: Node) -> str:
    tag = text(node)
    if not is_tag(tag):
        raise Wrong(f"a tag is made of a-z, 0-9 and -, not {tag!r}")
    return tag


def is_tag(text: str) -> bool:
    return text.isascii() and text.replace("-", "a").isalnum() and text == text.lower()


def _default_comparison(packages: Sequence[str]) -> Comparison | None:
    """Return how results are compared where the package does not say; None where it must."""
    return Close(ABSOLUTE, RELATIVE, added=True) if "numpy" in packages else None


def _comparison(packages: Sequence[str]) -> Callable[[Node], Comparison]:
    default = _default_comparison(packages)

    def parse(node: Node) -> Comparison:
        match node.plain():
            case "exact":
                return Exact()
            case "unordered":
                return Unordered()
            case "custom":
                return Custom()
            case "close" if default is not None:
                return default
            case {"close": dict() as given} if _is_tolerance(given):
                absolute, relative = float(given["absolute"]), float(given["relative"])
                return Close(absolute, relative, added=default is not None, nan=given.get("nan", False))
        raise Wrong("one of exact, unordered, custom or close: {absolute: 1e-6, relative: 1e-6} is expected")

    return parse


def _is_tolerance(given: dict[str, Any]) -> bool:
    """Decide whether a mapping says how far numbers may be apart."""
    numbers: list[Any] = [given.get("absolute"), given.get("relative")]
    if not set(given) <= {"absolute", "relative", "nan"} or type(given.get("nan", False)) is not bool:
        return False
    return all(type(n) in (int, float) and 0 <= n < 1 for n in numbers) and any(numbers)


def _has_arrays(entry: EntryPoint) -> bool:
    """Decide whether a parameter or a result is an array, or holds one."""
    callables = [entry.constructor, *entry.methods] if isinstance(entry, ClassEntry) else [entry.function]
    pending = [kind for one in callables for kind in (one.returns, *(p.type for p in one.parameters))]
    while pending:
        kind: Type = pending.pop()
        if kind.name == "array":
            return True
        pending += kind.arguments
    return False


def _limits(fields: Fields, packages: tuple[str, ...]) -> Limits:
    section = fields.section("limits")
    time = memory = output = 1.0
    if section is not None:
        time = section.take("time", number(0.1, 60)) or time
        memory = section.take("memory", number(64, 8192)) or memory
        output = section.take("output", number(1, 65536)) or output
        section.done()
    return Limits(
        time=time, memory=int(memory * (1 << 20)), output=int(output * (1 << 10)), packages=packages
    )


def _complexity(fields: Fields, entry: EntryPoint | None, packages: Sequence[str]) -> Complexity:
    section = fields.section("complexity")
    time = space = ""
    variables: dict[str, str] = {}
    methods: dict[str, str] = {}
    reference: str | None = None
    strict = False
    vectorized: tuple[str, ...] = ()
    if section is not None:
        time = section.take("time", _bound) or ""
        space = section.take("space", _bound) or ""
        names = section.section("variables")
        for name in names.values if names else ():
            variables[name] = (names.take(name, _variable(entry)) if names else None) or ""
        methods = _methods(section, entry)
        reference = section.optional("reference", _bound)
        strict = bool(section.optional("strict", _yes_or_no))
        vectorized = section.optional("vectorized", list_of(text, 1, MOST_TAGS)) or ()
        section.optional("sizes", _no_sizes)
        section.done()
        for key, bound in (("time", time), ("space", space), ("reference", reference), *methods.items()):
            unknown = parse_bound(bound).variables - set(variables) if bound else set()
            for name in sorted(unknown):
                section.fault(f"`{name}` is not among the variables", 0, key)
        _check_vectorized(section, vectorized, variables, packages)
    return Complexity(
        time=time,
        space=space,
        variables=variables,
        methods=methods,
        reference=reference or "",
        strict=strict,
        vectorized=vectorized,
    )


def _check_vectorized(
    section: Fields, names: Sequence[str], variables: Container[str], packages: Sequence[str]
) -> None:
    """File names that are no variables, and a demand that nobody can meet without a package."""
    for name in dict.fromkeys(names):
        if name not in variables:
            section.fault(f"`{name}` is not among the variables", 0, "vectorized")
        elif names.count(name) > 1:
            section.fault(f"`{name}` is named twice", 0, "vectorized")
    if names and not packages:
        section.fault("it goes with `packages`: plain Python has nothing but loops", 0, "vectorized")


def _methods(section: Fields, entry: EntryPoint | None) -> dict[str, str]:
    """The bounds of a class's constructor and methods; all of them or none."""
    if "methods" not in section.values:
        return {}
    found = section.section("methods")
    if not isinstance(entry, ClassEntry) or found is None:
        section.fault("only a class has methods", 0, "methods")
        return {}
    names = [entry.name, *(method.name for method in entry.methods)]
    bounds = {name: found.take(name, _bound) or "" for name in names}
    found.done()
    return bounds


def _variable(entry: EntryPoint | None) -> Callable[[Node], str]:
    def parse(node: Node) -> str:
        meaning = text(node)
        try:
            if entry is not None:
                Variable(meaning, entry)
        except InvalidVariable as error:
            raise Wrong(str(error)) from None
        return meaning

    return parse


def _yes_or_no(node: Node) -> bool:
    value = node.plain()
    if not isinstance(value, bool):
        raise Wrong("true or false is expected")
    return value


def _no_sizes(node: Node) -> None:
    raise Wrong("the sizes are found by the judge now: remove this line")


def _bound(node: Node) -> str:
    bound = text(node)
    try:
        parse_bound(bound)
    except InvalidBound as error:
        raise Wrong(str(error)) from None
    return bound


def _accuracy(fields: Fields, folder: Path, entry: EntryPoint | None, faults: Faults) -> AccuracyBound | None:
    """Return the bound of the accuracy, if there is one; then the files it is judged by must be there."""
    if "accuracy" not in fields.values:
        fields.asked.append("accuracy")
        if (folder / "hidden" / "exact.py").exists():
            fields.fault("hidden/exact.py is there, and no `accuracy: {ulps: ...}`", 1, "accuracy")
        return None
    section = fields.section("accuracy")
    assert section is not None
    ulps = section.take("ulps", number(1, 2.0**52)) or 1.0
    factor = section.optional("factor", number(1, 2.0**52))
    smallest = section.take("smallest", number(SMALLEST, 1e300), SMALLEST) or SMALLEST
    section.done()
    _check_defines(folder / "hidden" / "generate.py", ("magnitudes",), faults)
    if entry is not None:
        _check_defines(folder / "hidden" / "exact.py", (entry.name,), faults)
    return AccuracyBound(ulps=ulps, factor=factor, smallest=smallest)


def _weights(fields: Fields, accuracy: bool) -> dict[str, float]:
    section = fields.section("weights")
    weights: dict[str, float] = {}
    if section is not None:
        for stage in (*STAGES, "accuracy") if accuracy else STAGES:
            weights[stage] = section.take(stage, number(0, 1000)) or 0.0
        section.done()
        if not any(weights.values()):
            section.fault("at least one weight must be above 0")
    return weights


def _reference(
    solutions: Path, named: str | None, document: Node, path: Path, faults: Faults, entry: EntryPoint | None
) -> str:
    """The file in `accepted/` that is the oracle: the one named, or the first."""
    folder = solutions / "accepted"
    files = sorted(file.name for file in folder.glob("*.py")) if folder.is_dir() else []
    if not files:
        faults.add(folder, "no accepted solution: the reference is missing")
        return ""
    name = named or files[0]
    if name not in files:
        line = document.value["reference"].line
        faults.add(path, f"{name} is not in accepted/; there are {', '.join(files)}", line, "reference")
        return ""
    if entry is not None:
        kind = "class" if isinstance(entry, ClassEntry) else "function"
        _check_defines(folder / name, (entry.name,), faults, f"the reference must define the {kind}")
    return name


def _check_defines(path: Path, names: tuple[str, ...], faults: Faults, why: str = "it must define") -> None:
    """Check without running it that a Python file is there, parses, and defines names at top level."""
    tree = read_python(path, faults)
    if tree is None:
        return
    defined: set[str] = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                defined.add(name)
            case ast.Assign(targets=targets):
                defined.update(t.id for t in targets if isinstance(t, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                defined.add(name)
            case ast.ImportFrom(names=aliases):
                defined.update(alias.asname or alias.name for alias in aliases)
    for name in names:
        if name not in defined:
            faults.add(path, f"{why} `{name}`")
