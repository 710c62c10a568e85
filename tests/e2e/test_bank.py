"""The bank proves the judge and the judge proves the bank: every solution gets its folder's verdict."""

import ast
import re
from pathlib import Path
from random import Random

import pytest

from judge.casegen.generator import Generator
from judge.catalog.bank import Bank, written_cases
from judge.catalog.package import EXPECTATIONS
from judge.journey import Silent
from judge.model.case import MISSING, size_of
from judge.model.report import Report
from judge.model.verdict import Verdict
from judge.pipeline import Pipeline
from judge.sandbox.runner import Submission

ROOT = Path(__file__).resolve().parents[2]
SOLUTIONS = sorted((ROOT / "solutions_reference").glob("*/*/*.py"))
SLUGS = sorted(path.name for path in (ROOT / "problems").iterdir() if path.is_dir())

CLEARER_LOOKS = 3
"""Times that one is judged again whose growth stayed unclear: other tests load the processors meanwhile.

What is within its bounds must be accepted at once, always.
"""

ALLOWED = {
    "accepted": {Verdict.AC},
    "wrong_answer": {Verdict.WA},
    "run_time_error": {Verdict.RTE},
    "time_limit_exceeded": {Verdict.TLE},
    "memory_limit_exceeded": {Verdict.MLE},
}


@pytest.fixture(scope="module")
def pipeline(cache: Path) -> Pipeline:
    return Pipeline(cache, [ROOT])


def judge(pipeline: Pipeline, bank: Bank, path: Path) -> Report:
    package = bank.load(path.parts[-3])
    return pipeline.judge(package, Submission(path.read_bytes(), path), Silent())


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_solution_gets_the_verdict_of_its_folder(path: Path, pipeline: Pipeline, bank: Bank) -> None:
    allowed = ALLOWED[path.parent.name]
    report = judge(pipeline, bank, path)
    for _ in range(CLEARER_LOOKS):
        if Verdict.AC not in allowed and report.verdict is Verdict.AC:
            report = judge(pipeline, bank, path)
    assert report.verdict in allowed, report.message
    if report.failure is None:
        assert [stage.name for stage in report.stages] == ["load", "samples", "hidden", "generated", "growth"]
        assert all(stage.passed == stage.run == stage.total for stage in report.stages[:-1])
        assert report.growth is not None
        assert (report.growth.decision == "above") is (report.verdict is not Verdict.AC)
    elif report.failure.found is not None and not report.failure.before:
        assert size_of(report.failure.result.case.calls) < size_of(report.failure.found.case.calls)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_problem_has_enough_solutions_of_each_kind(slug: str) -> None:
    found = (ROOT / "solutions_reference" / slug).iterdir()
    folders = {path.name: path for path in found if path.is_dir()}
    assert set(folders) <= set(EXPECTATIONS)
    counts = {name: len(list(path.glob("*.py"))) for name, path in folders.items()}
    assert counts["accepted"] >= 2
    assert counts["wrong_answer"] >= 3
    assert counts["time_limit_exceeded"] >= 2


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_solution_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_corpus_is_large_distinct_and_valid(slug: str, pipeline: Pipeline, bank: Bank) -> None:
    package = bank.load(slug)
    generator = Generator(package)
    corpus = pipeline.corpus(package)
    drawn = [case for case in corpus.cases if case.id.startswith("drawn/")]
    assert len(drawn) >= 250  # 300 are drawn; those that the small scope or a family holds too count there
    generated = corpus.stage("generated")
    assert len({repr(case.calls) for case in generated}) == len(generated) >= 300
    assert [size_of(case.calls) for case in generated] == sorted(size_of(case.calls) for case in generated)
    assert all(not generator.violations(case.calls) for case in corpus.cases)
    assert all(MISSING not in case.expected for case in corpus.cases)


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
def test_the_statement_shows_the_samples(slug: str, bank: Bank) -> None:
    """Each sample's calls stand in the statement with their results, in the order of the samples."""
    package = bank.load(slug)
    statement = re.sub(r"\s+", "", package.statement.read_text(encoding="utf-8"))
    position = 0
    for case in written_cases(package):
        if case.stage != "samples":
            continue
        for call, expected in zip(case.calls, case.expected, strict=True):
            arguments = ",".join(repr(argument) for argument in call.arguments)
            shown = re.sub(r"\s+", "", f"{call.name}({arguments})")
            result = "" if expected is None else re.sub(r"\s+", "", f"->{expected!r}")
            found = statement.find(shown + result, position)
            assert found >= 0, f"{case.id}: {shown}{result} is not in the statement"
            position = found


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
