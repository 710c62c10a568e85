"""The main path: a package and a submission in, a report out.

`Pipeline.judge` reads as its stages. Every command that judges goes through here. What only a failing
run needs (Hypothesis, the generator, the reference) is imported when a run fails.
"""

import random
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path

from msgspec.structs import replace

from judge.accuracy_stage import before
from judge.casegen.corpus import Corpora
from judge.casegen.generator import Generator, comparator_of
from judge.casegen.reference import Reference, describe
from judge.casegen.vectorized import STAGE as VECTORIZED
from judge.catalog.bank import written_cases
from judge.checking.assess import assess, unloadable
from judge.checking.diagnose import KEEPS_STATE, explain_alone
from judge.engines.counted.engine import CountedEngine
from judge.engines.engine import CaseEngine, CaseRunner
from judge.engines.native.isolation import Tier
from judge.engines.native.sandbox import Sandbox
from judge.growth_stage import GrowthStage, ladder_of
from judge.journey import TOTAL, Journey, Observer
from judge.model.case import Case, Input
from judge.model.caseid import decode_input, encode_input
from judge.model.errors import InvalidPackage, JudgeFault, UsageError
from judge.model.outcome import Lost, Returned, Unloadable
from judge.model.packages import uncounted
from judge.model.plain import WrongType
from judge.model.problem import Corpus, Package, Problem
from judge.model.report import Answer, Failure, Report, Scope
from judge.model.result import CaseResult
from judge.model.submission import Submission
from judge.model.verdict import Verdict

STAGES = ("samples", "hidden", "generated")
"""The stages with cases, in the order of judging."""

Building = Callable[[str], AbstractContextManager[object]]


class Pipeline:
    """Judges submissions of the problems of a bank.

    `cache` holds what is worth keeping between runs, `secrets` are folders that no submission may see,
    `building(slug)` wraps the building of a corpus, to show progress. Where native isolation is not good
    `enough`, cases run in the counted engine; where that does not work, natively at the `lowest` tier of
    isolation or above it. Growth is counted `beside` the cases, or where no processor is idle once
    they have passed. A context manager: leaving it ends what was prepared and not used.
    """

    def __init__(
        self,
        cache: Path,
        secrets: Sequence[Path],
        building: Building = nullcontext,
        lowest: Tier = "none",
        *,
        enough: Tier = "strict",
        beside: bool = True,
    ) -> None:
        def compiling() -> AbstractContextManager[object]:
            return building("the counted engine, once on this machine")

        self.corpora = Corpora(cache, secrets, building)
        self.counted = CountedEngine(cache, compiling)
        self.cases = CaseEngine(
            cache, secrets, enough=enough, lowest=lowest, compiling=compiling, watching=self.counted
        )
        self.beside = beside

    @property
    def sandbox(self) -> Sandbox:
        """Where workers run natively."""
        return self.cases.sandbox

    def judge(
        self,
        package: Package,
        submission: Submission,
        observer: Observer,
        *,
        stages: Sequence[str] = STAGES,
        fuzz: float | None = None,
        growth: bool = True,
        claim: str = "",
        explain: bool = True,
        every_group: bool = False,
    ) -> Report:
        """Judge a submission on the cases of the stages; if it passes, explore for `fuzz` seconds, and
        count how its cost grows. `claim` is the bound that its author has claimed. Without `explain` nothing
        smaller than the failing case is looked for; with `every_group` a hang ends the group of its case, not
        the whole stage.

        Raises InvalidPackage where the package, JudgeFault where the judge is at fault.
        """
        with self._runner(package, submission) as runner, ExitStack() as at_end:
            corpus = self.corpus(package)
            journey = Journey(package, runner, comparator_of(package), observer)
            packages = package.problem.packages
            counting = self._growth_stage(journey, submission) if growth and not packages else None
            if counting is not None:
                at_end.callback(counting.cancel)
                if self.beside:
                    counting.begin()
            failures = journey.load()
            if growth and not failures and package.problem.complexity.vectorized:
                self.cases.prepare(packages)  # the worker that counts starts beside the cases
            for stage in stages:
                failures = failures or journey.judge(stage, corpus.stage(stage), every_group)
            if fuzz:
                failures = failures or self._explore(journey, fuzz)
            failures = failures or self.judge_beyond_answers(
                journey, submission, corpus, accuracy=STAGES[-1] in stages, steps=growth
            )
            decided = bool(failures) or journey.is_inaccurate
            if counting is not None and not decided:
                failures = journey.measure(counting, claim)
            elif growth and not decided:
                journey.warnings.append(uncounted(packages))
            failure = None
            if counting is not None and (failures or journey.is_inaccurate):
                counting.cancel()  # the processor is for the explanation
            if failures and explain:
                failure = _located(runner, self._explain(journey, corpus, failures))
            elif failures:
                failure = journey.at_once(failures)
            if explain and not failures:
                self._find_line(journey, submission)
            scope = Scope(stages=tuple(stages), fuzz=fuzz, growth=growth, claim=claim)
            return journey.report(submission, corpus, failure, scope)

    def judge_beyond_answers(
        self,
        journey: Journey,
        submission: Submission,
        corpus: Corpus,
        *,
        accuracy: bool = True,
        steps: bool = True,
    ) -> list[CaseResult]:
        """Judge what right answers do not show, where the package asks for it: how accurate they are, and, if
        they are accurate enough, the Python steps that they take. Return what fails.
        """
        problem = journey.problem
        failures: list[CaseResult] = []
        if accuracy and problem.accuracy is not None:
            failures = journey.be_accurate(self.corpora.accuracy(journey.package))
        if steps and problem.complexity.vectorized and not (failures or journey.is_inaccurate):
            counter = self.cases.counting(submission, problem.entry, problem.limits)
            failures = journey.count_steps(corpus.stage(VECTORIZED), counter)
        return failures

    def judge_cases(
        self, package: Package, submission: Submission, observer: Observer, identifiers: Sequence[str]
    ) -> Report:
        """Judge a submission on single cases, named by their ids, in this order and in one process."""
        with self._runner(package, submission) as runner:
            corpus = self.corpus(package)
            cases = self._named_cases(package, corpus, identifiers)
            journey = Journey(package, runner, comparator_of(package), observer)
            failures = journey.load() or journey.judge("case", cases)
            failure = None
            if failures:
                before = tuple(case.calls for case in journey.earlier_than(failures[0]))
                at_once = journey.at_once(failures[:1])
                failure = _located(runner, at_once.replace(before=before, reproduce=tuple(identifiers)))
            return journey.report(submission, corpus, failure, Scope(cases=tuple(identifiers)))

    def answer(self, package: Package, submission: Submission, calls: Input) -> Answer:
        """What the submission and the reference answer to an input of a person's own."""
        with (
            self._runner(package, submission) as runner,
            Reference(package, self.cases.trusted) as reference,
        ):
            broken = tuple(Generator(package).violations(calls))
            given = runner.locate(runner.run(calls), calls)
            wanted = reference.run(calls)
            result, refusal = None, ""
            if isinstance(given, Unloadable):
                result = unloadable(Case(id="load", stage="load", calls=(), expected=()), given)
                refusal = result.message
            try:
                if not isinstance(wanted, Returned):
                    raise WrongType("", "a result", describe(wanted))
                expected = reference.fit(calls, wanted.values)
                case = Case(id="input", stage="input", calls=calls, expected=expected)
                result = assess(case, given, package.problem.entry, comparator_of(package))
            except WrongType:
                if isinstance(wanted, Lost):
                    raise JudgeFault("The reference could not be run.", wanted.detail) from None
                refusal = refusal or "the reference has no answer to this input"
            return Answer(
                calls=calls,
                result=result,
                solution=given,
                reference=wanted,
                isolation=runner.isolation,
                refusal=refusal,
                broken=broken,
            )

    def prepare(self, problem: Problem, growth: bool = True) -> None:
        """Begin to start the engines for a problem, while whoever calls gets ready for judging."""
        self.cases.prepare(problem.packages)
        if growth and not problem.packages:
            self.counted.prepare()

    def __enter__(self) -> "Pipeline":
        return self

    def __exit__(self, *_: object) -> None:
        self.cases.close()
        self.counted.close()

    def corpus(self, package: Package) -> Corpus:
        """The cases of a problem, built if they are not cached."""
        return self.corpora.load(package, lambda: written_cases(package))

    # ------------------------------------------------------------------------------------------

    def _runner(self, package: Package, submission: Submission) -> CaseRunner:
        """Return a runner whose engine starts while the rest is got ready."""
        self.cases.prepare(package.problem.packages)
        return self.cases.runner(submission, package.problem.entry, package.problem.limits)

    def _explain(self, journey: Journey, corpus: Corpus, failures: Sequence[CaseResult]) -> Failure:
        """The failure to show: the smallest input that fails alike, and the likely mistake."""
        at_once = journey.at_once(failures)
        result = at_once.result
        if result.case.stage in ("fuzz", "accuracy", "growth"):  # no case of the corpus
            named = encode_input(result.case.calls)
            at_once = at_once.replace(reproduce=(named,) if named else ())
        if at_once.stage == VECTORIZED:
            return at_once.replace(reproduce=())
        if at_once.stage == "load":
            mistake = explain_alone(result)
            return at_once.replace(mistakes=(mistake,) if mistake else ())
        if result.verdict in (Verdict.JE, Verdict.SV) or result.reason == TOTAL:
            return at_once
        if at_once.stage == "accuracy":
            return at_once
        if at_once.stage == "growth":
            return at_once.replace(mistakes=(KEEPS_STATE,) if journey.fails_after_others else ())
        journey.observer.failed(at_once)
        try:
            return self._explained(journey, corpus, failures, at_once)
        except (InvalidPackage, JudgeFault) as error:  # the case fails whatever is wrong with the rest
            journey.warnings.append(f"nothing more is known of the failure. {_what_is_wrong(error)}")
            return at_once

    def _explained(
        self, journey: Journey, corpus: Corpus, failures: Sequence[CaseResult], at_once: Failure
    ) -> Failure:
        from judge.explain.explainer import Explainer
        from judge.explain.trial import Trial

        with Reference(journey.package, self.cases.trusted) as reference:
            trial = Trial(journey.runner, reference, Generator(journey.package), journey.compare)
            result = at_once.result
            alike = [other for other in failures if other.kind == result.kind]
            others = () if at_once.stage == "generated" else corpus.stage("generated")
            return Explainer(trial).explain(at_once, alike, others, journey.earlier_than(result))

    def _find_line(self, journey: Journey, submission: Submission) -> None:
        """Look for the line at which a submission loses its accuracy, if it does."""
        if journey.accuracy is not None and journey.is_inaccurate:
            from judge.explain.numerics import with_line

            ladders = self.corpora.accuracy(journey.package)
            good = before(journey.accuracy, ladders)
            journey.accuracy = with_line(journey.accuracy, journey.runner, good, submission.source)

    def _growth_stage(self, journey: Journey, submission: Submission) -> GrowthStage:
        """Return the stage that counts, with everything that it needs built."""
        package = journey.package
        self.corpora.ensure_yardstick(package, ladder_of(package, submission))
        return GrowthStage(
            package, submission, self.counted, self.corpora, journey.compare, journey.observer.measuring
        )

    def _explore(self, journey: Journey, seconds: float) -> list[CaseResult]:
        """Judge freshly drawn inputs for some seconds, or until one fails."""
        from judge.casegen.draw import explore

        seed = journey.seed = random.SystemRandom().getrandbits(32)
        with Reference(journey.package, self.cases.trusted) as reference:

            def as_case(calls: Input, choices: bytes) -> Case:
                expected = reference.answer(calls)
                return Case(id="fuzz", stage="fuzz", calls=calls, expected=expected, choices=choices)

            strategy = Generator(journey.package).strategy()
            return journey.explore(
                "fuzz",
                lambda fails: explore(
                    strategy, seconds, seed, lambda calls, choices: fails(as_case(calls, choices))
                ),
            )

    def _named_cases(self, package: Package, corpus: Corpus, identifiers: Sequence[str]) -> list[Case]:
        """The cases behind ids: of the corpus, or inputs that an id carries. Raises UsageError."""
        cases = []
        with Reference(package, self.cases.trusted) as reference:
            for identifier in identifiers:
                case = corpus.find(identifier)
                if case is None:
                    calls = decode_input(identifier, package.problem.entry)
                    if calls is None:
                        raise UsageError(
                            f"'{package.problem.slug}' has no case '{identifier}'.",
                            "Copy the id from a report; the cases may have changed since.",
                        )
                    broken = Generator(package).violations(calls)
                    if broken:
                        raise UsageError(
                            f"The input behind '{identifier}' breaks a rule of the statement: {broken[0]}.",
                            "Use --input to try such an input.",
                        )
                    expected = reference.answer(calls)
                    case = Case(id=identifier, stage="case", calls=calls, expected=expected)
                cases.append(case)
        return cases


def _located(runner: CaseRunner, failure: Failure) -> Failure:
    """The failure with the place where it was and what it had printed, if it ran out of time."""
    result = failure.result
    return failure.replace(result=replace(result, outcome=runner.locate(result.outcome, result.case.calls)))


def _what_is_wrong(error: InvalidPackage | JudgeFault) -> str:
    """What went wrong, and the first place of it where there is one."""
    first = f" {error.faults[0]}" if isinstance(error, InvalidPackage) and error.faults else ""
    return f"{error.message}{first}"
