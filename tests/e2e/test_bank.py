"""The bank proves the judge and the judge proves the bank: `judge verify` finds nothing wrong with it.

What takes long is left to `judge verify` itself: mutation, and the growth of most too costly solutions.
"""

import re
from pathlib import Path
from random import Random

import pytest

from judge.casegen.generator import Generator
from judge.catalog.bank import Bank
from judge.journey import Silent
from judge.model.case import size_of
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.pipeline import Pipeline
from judge.verify.crew import Crew
from judge.verify.solutions import ALLOWED, COSTLY
from judge.verify.verify import Options, verify
from judge.verify.verify import Silent as Unwatched

ROOT = Path(__file__).resolve().parents[2]
SLUGS = sorted(path.name for path in (ROOT / "problems").iterdir() if path.is_dir())
COUNTED = [
    slug for slug in SLUGS if "packages:" not in (ROOT / "problems" / slug / "problem.yaml").read_text()
]
"""Those whose growth is counted: solutions may import no package."""


@pytest.fixture(scope="module")
def pipeline(cache: Path) -> Pipeline:
    return Pipeline(cache, [ROOT])


@pytest.mark.parametrize("slug", SLUGS)
def test_a_problem_verifies_without_findings(slug: str, cache: Path, bank: Bank) -> None:
    with Crew(1, cache, [ROOT]) as crew:
        found = verify(bank, [slug], crew, Options(quick=True), Unwatched())
    (problem,) = found.problems
    assert list(problem.findings) == []
    for judged in problem.solutions:
        unproven = judged.folder in COSTLY and judged.verdict is Verdict.AC
        assert judged.unproven == unproven
        assert unproven or judged.verdict is ALLOWED[judged.folder]
    assert problem.coverage is not None
    assert (problem.growth is not None) == (slug in COUNTED)


@pytest.mark.parametrize("slug", COUNTED)
def test_a_too_slow_solution_is_rejected_for_its_growth(slug: str, pipeline: Pipeline, bank: Bank) -> None:
    path = min((ROOT / "solutions_reference" / slug / "time_limit_exceeded").glob("*.py"))
    report = pipeline.judge(bank.load(slug), Submission(path.read_bytes(), path), Silent())
    assert (report.verdict, report.reason) == (Verdict.TLE, "growth")


@pytest.mark.parametrize("slug", SLUGS)
def test_the_corpus_is_large_distinct_and_valid(slug: str, pipeline: Pipeline, bank: Bank) -> None:
    package = bank.load(slug)
    corpus = pipeline.corpus(package)
    drawn = [case for case in corpus.cases if case.id.startswith("drawn/")]
    assert len(drawn) >= 250  # 300 are drawn; those that the small scope or a family holds too count there
    generated = corpus.stage("generated")
    assert len({repr(case.calls) for case in generated}) == len(generated) >= 300
    assert [size_of(case.calls) for case in generated] == sorted(size_of(case.calls) for case in generated)


@pytest.mark.parametrize("slug", SLUGS)
def test_families_make_valid_inputs_of_any_size_that_differ_from_call_to_call(slug: str, bank: Bank) -> None:
    generator = Generator(bank.load(slug))
    assert len(generator.families) >= 4
    for family in generator.families:
        assert family.__doc__
        for n in (1, 2, 3, 17, 300):
            for calls in generator.family_inputs(family, n, Random(n)):
                assert generator.violations(calls) == [], (family.__name__, n)
        first, second = (generator.family_inputs(family, 300, Random(seed)) for seed in (1, 2))
        assert first != second, family.__name__


@pytest.mark.parametrize("slug", SLUGS)
def test_a_statement_has_its_sections(slug: str, bank: Bank) -> None:
    text = bank.load(slug).statement.read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == ["Constraints", "Examples", "Required bounds", "Where it is asked"]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_stub_is_rejected_and_named_as_the_stub(slug: str, pipeline: Pipeline, bank: Bank) -> None:
    package = bank.load(slug)
    report = pipeline.judge(package, Submission(package.stub.read_bytes(), package.stub), Silent())
    assert report.verdict is Verdict.RTE
    assert report.failure is not None
    assert [mistake.kind for mistake in report.failure.mistakes] == ["stub"]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_wrong_solution_is_shown_its_smallest_failing_input(
    slug: str, pipeline: Pipeline, bank: Bank
) -> None:
    path = min((ROOT / "solutions_reference" / slug / "wrong_answer").glob("*.py"))
    submission = Submission(path.read_bytes(), path)
    report = pipeline.judge(bank.load(slug), submission, Silent(), growth=False)
    assert report.verdict is Verdict.WA
    assert report.failure is not None
    if report.failure.found is not None and not report.failure.before:
        assert size_of(report.failure.result.case.calls) < size_of(report.failure.found.case.calls)
