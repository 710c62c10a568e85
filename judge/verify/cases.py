"""The cases of a package: are they valid and distinct, and do they reach the edges of the constraints?

What the constraints allow is found out by asking them: an input is changed in one place, and where it is
still valid, some case should look like that.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from judge.casegen.generator import Generator
from judge.catalog.bank import written_cases
from judge.catalog.cases import case_lines
from judge.model.case import Case, Input, size_of
from judge.model.errors import Fault, InvalidPackage
from judge.model.plain import frozen_value
from judge.model.problem import Corpus, Package
from judge.model.verification import Coverage
from judge.verify.crew import Bench, Job
from judge.verify.edges import missed_edges, places_of
from judge.verify.subject import Subject

PROBED = 60
"""Cases that the constraints are asked about, the smallest first: an edge that needs a larger one is rare."""

FEWEST_DRAWN = 100
"""Distinct cases that the strategy should give at least, of the 300 that are asked for."""


class Found(Struct, frozen=True, kw_only=True):
    """What the cases are, and what they miss."""

    coverage: Coverage
    drawn: int
    missed: tuple[str, ...]
    """Sentences about edges that the constraints allow and no case reaches."""
    raised: Fault | None
    """The first exception of the constraints, asked about inputs that may be invalid."""


def jobs(subject: Subject) -> list[Job]:
    """Look at all cases in a process of its own: it runs the package's generator."""
    return [Job(subject.slug, "looking at the cases", examine, (subject.package,))]


def examine(bench: Bench, package: Package) -> Found:
    """Return what the cases are, and which edges they miss."""
    corpus, _ = bench.material(package)
    asked = _Constraints(Generator(package))
    return Found(
        coverage=_coverage(corpus),
        drawn=sum(case.id.startswith("drawn/") for case in corpus.cases),
        missed=tuple(_missed(asked, [case.calls for case in corpus.cases])),
        raised=asked.raised,
    )


def conclude(subject: Subject, answers: Sequence[Found]) -> None:
    """File the coverage, edges that are missed, and written cases that repeat each other."""
    (found,) = answers
    subject.coverage = found.coverage
    generate = subject.package.generate
    for sentence in found.missed:
        advice = "Let the strategy reach it, or add a case to hidden/cases.yaml."
        subject.warn("cases.edge", generate, sentence, 0, advice)
    if found.raised is not None:
        advice = "Let it say that such an input breaks a rule: shrinking and --input ask about any."
        subject.warn("constraints.raise", generate, found.raised.message, found.raised.line, advice)
    if found.drawn < FEWEST_DRAWN:
        message = f"the strategy draws {found.drawn} distinct cases that are not in the small scope"
        subject.warn("cases.few", generate, message, 0, "Mix more shapes, sizes and alphabets of values.")
    places = case_lines(subject.folder)
    seen: dict[Any, Case] = {}
    for case in written_cases(subject.package):
        key = frozen_value([[call.name, call.receiver, list(call.arguments)] for call in case.calls])
        first = seen.setdefault(key, case)
        if first is not case:
            path, line = places.get(case.id, (subject.folder, 0))
            subject.warn("cases.duplicate", path, f"{case.id} is the same input as {first.id}", line)


def _coverage(corpus: Corpus) -> Coverage:
    return Coverage(
        samples=len(corpus.stage("samples")),
        hidden=len(corpus.stage("hidden")),
        generated=len(corpus.stage("generated")),
        largest=max(size_of(case.calls)[0] for case in corpus.cases),
    )


def _missed(asked: "_Constraints", inputs: Sequence[Input]) -> Iterator[str]:
    """Yield sentences about the edges of each place in an input that are allowed and not reached."""
    probed = sorted(inputs, key=size_of)[:PROBED]
    for place in places_of(asked.generator.entry):
        yield from missed_edges(place, inputs, probed, asked.allow)


class _Constraints:
    """Asks the constraints, and remembers the first time that they raise."""

    def __init__(self, generator: Generator) -> None:
        self.generator = generator
        self.raised: Fault | None = None

    def allow(self, calls: Input) -> bool:
        try:
            return not self.generator.violations(calls)
        except InvalidPackage as error:
            self.raised = self.raised or error.faults[0]
            return False
