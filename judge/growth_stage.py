"""The stage `growth` of one submission: counted in a thread beside the cases, settled when they have passed.

The thread only waits for the counted engine most of the time. What went wrong there is tried natively before
it is held against anybody: inside of WebAssembly pointers are small, stacks short and modules missing.
"""

import threading
from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import pairwise

from msgspec.structs import replace

from judge.casegen import yardstick as yardsticks
from judge.casegen.corpus import Corpora
from judge.casegen.generator import Generator
from judge.casegen.yardstick import LADDERS, Samples, Yardstick
from judge.checking.assess import assess
from judge.checking.compare import Comparator
from judge.engines import protocol, replies
from judge.engines.counted.counter import ANY, NO_USAGE, Counter
from judge.engines.counted.engine import CountedEngine, component_digest
from judge.engines.engine import CaseRunner
from judge.growth import blame
from judge.growth.count import Counting, Found, Suspect
from judge.model.case import Case, Input
from judge.model.counted import LineCosts
from judge.model.errors import InvalidPackage, JudgeFault
from judge.model.growth import CostlyLine, Growth, Sample
from judge.model.outcome import Outcome, Raised, Returned, Tampered, Unloadable
from judge.model.plain import WrongType, fit
from judge.model.problem import Package
from judge.model.result import CaseResult
from judge.model.show import source_lines, source_text
from judge.model.submission import Submission

LINE_FUEL = 6 * 10**8
"""Instructions of a run whose lines are watched, at most. Watching one takes about 7,000."""

MOST_LINES = 30_000
"""Lines of a run that are expected, up to which they are watched: in a fifth of a second."""

HOLDER_TOP = 20_000_000
"""Instructions of the reference up to which the lines that hold the memory are looked for."""


LACKING = (
    "BlockingIOError",
    "ImportError",
    "MemoryError",
    "ModuleNotFoundError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "RecursionError",
)
"""Exceptions of honest submissions that run natively and cannot run in the counted engine."""


class GrowthStage:
    """Counts one submission. `begin` starts it, `finish` waits for the decision, `cancel` gives it up."""

    def __init__(
        self,
        package: Package,
        submission: Submission,
        engine: CountedEngine,
        corpora: Corpora,
        compare: Comparator,
        progress: Callable[[str], None],
    ) -> None:
        self.package = package
        self.submission = submission
        self.engine = engine
        self.corpora = corpora
        self.compare = compare
        self.progress = progress
        problem = package.problem
        self.counter = Counter(engine, submission, problem.entry, problem.limits)
        self.yardstick: Yardstick | None = None
        self._thread: threading.Thread | None = None
        self._error: BaseException | None = None
        self._cancelled = False
        self._samples: Samples | None = None
        self.fails_after_others = False
        """Whether what failed while it was counted is right by itself."""

    # -- beside the cases ----------------------------------------------------------------------

    def begin(self) -> None:
        """Begin to count in a thread of its own, unless that has begun."""
        if self._thread is not None:
            return
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Give it up: the process is ended, and with it what the thread waits for."""
        self._cancelled = True
        if self._thread is not None and self._thread.is_alive():
            self.engine.close()
            self._thread.join()

    def _work(self) -> None:
        try:
            self.yardstick = self.corpora.yardstick(self.package, ladder_of(self.package, self.submission))
            self._count(self.yardstick.ladder, self._far(self.yardstick))
        except BaseException as error:
            self._error = error

    def _count(self, ladder: dict[str, tuple[Sample, ...]], far: Sample | None) -> None:
        self.counting = Counting(
            self.counter,
            ladder,
            far,
            self._larger,
            self._check,
            self.package.problem.complexity.strict,
            self._progress,
        )
        self.found = self.counting.run()

    def _progress(self, what: str) -> None:
        if self._cancelled:
            raise JudgeFault("The counting was given up.")
        self.progress(what)

    def _far(self, yardstick: Yardstick) -> Sample | None:
        """Return the far sample that this submission is counted on, by its hash."""
        far = list(yardstick.far.values())
        return far[choice(self.package, self.submission) // len(LADDERS) % len(far)] if far else None

    def _larger(self, family: str, n: int) -> Sample | None:
        """Return a sample beyond the ladder: made now, and the reference is counted now."""
        if self._samples is None:
            self._samples = Samples(Generator(self.package), self._reference())
        made = next(f for f in self._samples.generator.families if f.__name__ == family)
        try:
            return self._samples.sample(made, n) if self._samples.is_valid(made, n) else None
        except InvalidPackage:  # a run of the reference is too large for the engine there
            return None

    def _reference(self) -> Counter:
        problem = self.package.problem
        source = Submission(self.package.reference.read_bytes(), self.package.reference)
        return Counter(self.engine, source, problem.entry, problem.limits)

    def _check(self, sample: Sample, results: bytes) -> Outcome | None:
        """Compare the raw results of a run with the reference's; return what is wrong, if anything is."""
        if results == sample.results:
            return None
        outcome = self._outcome(results)
        return None if self._assess(sample, outcome).accepted else outcome

    def _outcome(self, results: bytes) -> Outcome:
        try:
            reply = protocol.parse_reply(results)
        except protocol.ProtocolError as error:
            return Tampered(detail=str(error))
        return replies.outcome_of(reply, self._calls(reply), NO_USAGE, self.package.problem.limits)

    @staticmethod
    def _calls(reply: protocol.AnyReply) -> int:
        return len(reply.values) if isinstance(reply, protocol.Result) else ANY

    def _assess(self, sample: Sample, outcome: Outcome) -> CaseResult:
        inputs = yardsticks.load(sample)
        calls = tuple([call for one in inputs for call in one])
        return self._assessed(sample, calls, self._expected(sample, calls), outcome)

    def _assessed(
        self, sample: Sample, calls: Input, expected: tuple[object, ...], outcome: Outcome
    ) -> CaseResult:
        name = f"growth/{sample.family}/{sample.n}"
        case = Case(id=name, stage="growth", calls=calls, expected=expected)
        return assess(case, outcome, self.package.problem.entry, self.compare)

    def _expected(self, sample: Sample, calls: Input) -> tuple[object, ...]:
        """Return the reference's answers, exactly as the stub's types say."""
        entry = self.package.problem.entry
        outcome = self._outcome(sample.results)
        assert isinstance(outcome, Returned)
        try:
            pairs = zip(calls, outcome.values, strict=True)
            return tuple([fit(value, entry.callable(call.name).returns) for call, value in pairs])
        except WrongType as wrong:
            raise JudgeFault("The reference's answers are not of the stub's types.", str(wrong)) from None

    @property
    def families(self) -> int:
        """How many families there are to be counted."""
        return len(self.yardstick.ladder) if self.yardstick is not None else 0

    @property
    def counted(self) -> int:
        """How many families have been counted, at least in part."""
        return len({found.series.family for found in self.counting.found})

    # -- the decision --------------------------------------------------------------------------

    def finish(self, runner: CaseRunner, claim: str = "") -> Growth | CaseResult:
        """Wait for the decision; or the failing result of a counted run that is wrong natively, too.

        Raises what went wrong in the thread: JudgeFault, or InvalidPackage.
        """
        assert self._thread is not None
        self._thread.join()
        if self._error is not None:
            raise self._error
        failing = self._failing(runner)
        if failing is None and any(suspect.sample.shared for suspect in self.counting.suspects):
            self._count_apart()
            failing = self._failing(runner)
        if failing is not None:
            return failing
        return self._growth(self.found, claim)

    def _failing(self, runner: CaseRunner) -> CaseResult | None:
        """Return the failing result of a counted run, if one must be held against the submission."""
        for suspect in self.counting.suspects:
            if isinstance(suspect.outcome, Tampered):
                return self._assess(suspect.sample, suspect.outcome)
            if (failing := self._natively(suspect, runner)) is not None:
                return failing
            if suspect.sample.shared:
                return None  # its calls may disturb each other: they are counted again apart
            if not cannot_run_there(suspect.outcome):
                return self._assess(suspect.sample, suspect.outcome)
        return None

    def _natively(self, suspect: Suspect, runner: CaseRunner) -> CaseResult | None:
        """Return the failing result of a suspect's inputs natively, one by one; None if all are right.

        One input alone is enough where there is only one; several may be right alone and wrong together.
        """
        sample = suspect.sample
        inputs = yardsticks.load(sample)
        expected = self._expected(sample, tuple([call for one in inputs for call in one]))
        runner.discard()
        before = 0
        for index, calls in enumerate(inputs):
            wanted = expected[before : before + len(calls)]
            result = self._assessed(sample, calls, wanted, runner.run(calls))
            before += len(calls)
            if not result.accepted:
                runner.discard()
                self.fails_after_others = index > 0 and self._alone(sample, calls, wanted, runner)
                return result
        return None

    def _alone(self, sample: Sample, calls: Input, expected: tuple[object, ...], runner: CaseRunner) -> bool:
        """Return whether a single input is right by itself."""
        return self._assessed(sample, calls, expected, runner.run(calls)).accepted

    def _count_apart(self) -> None:
        """Count again on a few inputs each with its own copies: the submission changes what it is given."""
        assert self.yardstick is not None
        reference = self._reference()
        ladder = {}
        for family, steps in self.yardstick.ladder.items():
            ladder[family] = tuple([yardsticks.apart(sample, reference) for sample in steps])
        self._count(ladder, None)

    def _growth(self, found: Found | None, claim: str) -> Growth:
        everything = self.counting.found
        timed = [one for one in everything if one.series.resource == "time"]
        shown = found or max(timed, key=lambda one: one.judgement.power, default=None)
        complexity = self.package.problem.complexity
        resource = shown.series.resource if shown is not None else "time"
        uncounted = [f"{family}: {reason}" for family, reason in self.counting.uncounted.items()]
        growth = Growth(
            decision="above" if found is not None else "within",
            resource=resource,
            bound=complexity.time if resource == "time" else complexity.space,
            series=tuple([one.series for one in everything]),
            judgements=tuple([one.judgement for one in everything]),
            shown=everything.index(shown) if shown is not None else None,
            uncounted=tuple(uncounted),
            strict=complexity.strict,
            claim=claim,
            component=component_digest(),
        )
        return growth if found is None else self._explained(growth, found)

    # -- why -----------------------------------------------------------------------------------

    def _explained(self, growth: Growth, found: Found) -> Growth:
        """Return a rejection with all that says why."""
        assert self.yardstick is not None
        family = found.series.family
        about = self.yardstick.about[family]
        self.progress(f"the line, {family}")
        return replace(growth, example=about.example, about=about.text, line=self._line(found))

    def _line(self, found: Found) -> CostlyLine | None:
        """Return the line that explains the cost, if one does."""
        from judge.explain.why import why_large, why_slow  # which only a rejection needs

        assert self.yardstick is not None
        steps = self.yardstick.ladder[found.series.family]
        text = source_text(self.submission.source)
        if found.series.resource == "time":
            far = self._far(self.yardstick)
            if far is not None and far.family == found.series.family and far.n > steps[-1].n:
                steps = (*steps, far)
            line = self._costliest(steps, source_lines(text))
            return line and replace(line, why=why_slow(text, line.line) or "")
        line = self._largest(steps, source_lines(text))
        return line and replace(line, why=why_large(text, line.line) or "")

    def _costliest(self, steps: Sequence[Sample], source: Sequence[str]) -> CostlyLine | None:
        """Return the line whose cost grows most, at the two largest sizes at which lines can be watched."""
        known: list[tuple[Sample, LineCosts]] = []
        expected = 0.0
        for sample in steps:
            if len(known) > 1 and expected > MOST_LINES:
                break
            costs = self.counter.lines(sample.inputs, LINE_FUEL)
            if not isinstance(costs, dict):
                break
            known.append((sample, costs))
            runs = [sum(often for often, _ in table.values()) for _, table in known[-2:]]
            expected = runs[-1] ** 2 / max(runs[0], 1)
        if len(known) < 2:
            return None
        (small, before), (large, after) = known[-2:]
        return blame.costliest((small.n, large.n), (before, after), source)

    def _largest(self, steps: Sequence[Sample], source: Sequence[str]) -> CostlyLine | None:
        """Return the line that holds most memory, at the two largest sizes that are not dear."""
        cheap = [sample for sample in steps if sample.instructions <= HOLDER_TOP]
        for small, large in reversed(list(pairwise(cheap))):
            held = [self.counter.holders(sample.inputs, LINE_FUEL) for sample in (small, large)]
            if isinstance(held[0], dict) and isinstance(held[1], dict):
                return blame.largest((small.n, large.n), (held[0], held[1]), source)
        return None


def cannot_run_there(outcome: Outcome) -> bool:
    """Return whether an outcome may come from what the counted engine lacks: modules, stack, memory, width.

    Anything else goes wrong there as it would in any other CPython, and is held against a submission although
    it is right natively: it must not choose what is known of it.
    """
    match outcome:
        case Raised(type_name=name) | Unloadable(type_name=name):
            return name.rpartition(".")[2] in LACKING
    return False


def choice(package: Package, submission: Submission) -> int:
    """Return the number by which ladder and far size of a submission are chosen: nobody can plan for it."""
    digest = sha256(package.digest.encode() + b"\0" + submission.source).digest()
    return int.from_bytes(digest[:8], "big")


def ladder_of(package: Package, submission: Submission) -> int:
    """Return the index of the ladder that a submission is counted on."""
    return choice(package, submission) % len(LADDERS)
