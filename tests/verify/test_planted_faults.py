"""Each fault that is planted in a good package is found, and named with its place."""

from pathlib import Path

import pytest

from judge.model.verdict import Verdict
from judge.verify import cases, comparison, solutions, structure
from judge.verify.verify import Options
from tests.packages import FRAIL_GENERATE, FRAIL_HIDDEN, HIDDEN, PROBLEM, STUB
from tests.provable import GENERATE, STATEMENT, returning, rules, the, verified, write_provable_bank

CUSTOM = PROBLEM.replace("compare: exact", "compare: custom")


def test_a_good_package_has_no_findings_at_all(tmp_path: Path, cache: Path) -> None:
    problem = verified(write_provable_bank(tmp_path), cache, options=Options())
    assert problem.findings == ()
    assert {judged.verdict for judged in problem.solutions} == {Verdict.AC, Verdict.WA, Verdict.TLE}
    assert problem.strength is not None and problem.strength.score == 1.0
    assert len(problem.strength.mutants) >= 5
    assert problem.growth is not None
    (family,) = problem.growth.families
    assert (family.name, family.rejects) == ("alike", "copies.py")
    assert (problem.growth.allowed, problem.growth.forbidden) == (10_000, 100_000)
    assert 10 * family.smallest < family.largest
    assert problem.coverage is not None
    assert (problem.coverage.samples, problem.coverage.hidden) == (1, 2)


def test_a_wrong_expected_value(tmp_path: Path, cache: Path) -> None:
    hidden = HIDDEN.replace("      expected: []\n", "      expected: [0]\n")
    found = the(verified(write_provable_bank(tmp_path, hidden=hidden), cache, structure), "cases.expected")
    assert found.severity == "error"
    assert (found.path.name, found.line) == ("cases.yaml", 4)
    assert "hidden/edges/empty" in found.message


def test_an_invalid_case(tmp_path: Path, cache: Path) -> None:
    generate = GENERATE.replace(
        'yield "at most 10000 values"', 'yield "no sevens", 7 not in values\n    yield "at most 10000 values"'
    ).replace("st.integers(-9, 9)", "st.integers(-9, 6)")
    found = the(verified(write_provable_bank(tmp_path, generate=generate), cache, structure), "cases.invalid")
    assert (found.path.name, found.line) == ("cases.yaml", 7)
    assert "no sevens" in found.message


def test_a_sample_that_differs_from_the_statement(tmp_path: Path, cache: Path) -> None:
    statement = STATEMENT.replace("[2, 4]", "[2, 5]")
    found = the(
        verified(write_provable_bank(tmp_path, statement=statement), cache, structure), "samples.differ"
    )
    assert (found.path.name, found.line) == ("statement.md", 6)
    assert "[2, 5]" in found.message and "[2, 4]" in found.message


def test_examples_and_samples_that_stand_alone(tmp_path: Path, cache: Path) -> None:
    statement = STATEMENT.replace("double([1, 2])  ->  [2, 4]", "double([3]) -> [6]\ndouble(oops) -> [1]")
    problem = verified(write_provable_bank(tmp_path, statement=statement), cache, structure)
    missing = [finding for finding in problem.findings if finding.rule == "samples.missing"]
    assert {(finding.path.name, finding.line) for finding in missing} == {
        ("statement.md", 6),
        ("samples.yaml", 3),
    }
    assert the(problem, "samples.unreadable").line == 7


def test_a_bound_that_the_statement_does_not_name(tmp_path: Path, cache: Path) -> None:
    statement = STATEMENT.replace("time O(n) and space O(n)", "no time")
    problem = verified(write_provable_bank(tmp_path, statement=statement), cache, structure)
    assert [finding.severity for finding in problem.findings] == ["warning", "warning"]
    assert rules(problem) == {"statement.bound"}


def test_a_stub_that_is_accepted(tmp_path: Path, cache: Path) -> None:
    stub = STUB.replace(
        'raise NotImplementedError("write your solution here")', "return [2 * v for v in values]"
    )
    found = the(verified(write_provable_bank(tmp_path, stub=stub), cache, solutions), "stub.accepted")
    assert found.path.name == "stub.py"


def test_a_stub_that_cannot_be_loaded(tmp_path: Path, cache: Path) -> None:
    found = the(
        verified(write_provable_bank(tmp_path, stub="import no_such_module\n\n\n" + STUB), cache, solutions),
        "stub.unloadable",
    )
    assert found.line == 1


@pytest.mark.parametrize(
    ("name", "meant"),
    [("wrong_anwser", "wrong_answer"), ("tle", "time_limit_exceeded"), ("misc", "There are")],
)
def test_a_misspelt_folder(name: str, meant: str, tmp_path: Path, cache: Path) -> None:
    added = {f"{name}/some.py": '"""Some."""\n', "wrong_answer/notes.txt": "?", "beside.py": '"""No."""\n'}
    problem = verified(write_provable_bank(tmp_path, added), cache, solutions)
    found = the(problem, "solutions.folder")
    assert found.path.name == name
    assert meant in found.advice
    strays = [one.path.name for one in problem.findings if one.rule == "solutions.stray"]
    assert sorted(strays) == ["beside.py", "notes.txt"]


def test_cases_that_are_too_weak_for_a_wrong_solution(tmp_path: Path, cache: Path) -> None:
    generate = GENERATE.replace("(-9, 9)", "(0, 9)")
    problem = verified(write_provable_bank(tmp_path, generate=generate), cache, solutions, cases)
    found = the(problem, "solutions.verdict")
    assert found.path.name == "loses_signs.py"
    assert "Wrong Answer" in found.message and "Accepted" in found.message
    assert "`values[]`: the constraints allow a negative number, and no case has it" in {
        finding.message for finding in problem.findings
    }


def test_an_accepted_solution_that_disagrees(tmp_path: Path, cache: Path) -> None:
    wrong = {"accepted/zero.py": returning("[v * 2 or 1 for v in values]")}
    found = the(verified(write_provable_bank(tmp_path, wrong), cache, solutions), "solutions.verdict")
    assert found.path.name == "zero.py"
    assert "the call was double([" in found.message


def test_a_solution_that_raises_is_named_with_its_line(tmp_path: Path, cache: Path) -> None:
    raising = {"wrong_answer/first.py": returning("[values[100]]")}
    found = the(verified(write_provable_bank(tmp_path, raising), cache, solutions), "solutions.verdict")
    assert found.line == 5
    assert "run_time_error" in found.advice


def test_a_brute_force_that_differs(tmp_path: Path, cache: Path) -> None:
    root = write_provable_bank(tmp_path)
    oracle = root / "problems" / "double" / "hidden" / "brute_force.py"
    oracle.write_text("def double(values):\n    return [v + v for v in values]\n")
    assert verified(root, cache, solutions).findings == ()
    oracle.write_text("def double(values):\n    return [v + v for v in values] if len(values) < 3 else []\n")
    assert "brute force" in the(verified(root, cache, solutions), "oracle.differs").message


def test_the_same_case_twice(tmp_path: Path, cache: Path) -> None:
    hidden = HIDDEN.replace("{values: [7]}", "{values: [1, 2]}")
    found = the(verified(write_provable_bank(tmp_path, hidden=hidden), cache, cases), "cases.duplicate")
    assert found.severity == "warning" and found.line == 7
    assert "samples/two_values" in found.message


def test_few_and_undescribed_solutions(tmp_path: Path, cache: Path) -> None:
    root = write_provable_bank(tmp_path)
    (root / "solutions_reference" / "double" / "accepted" / "adds.py").unlink()
    reference = root / "solutions_reference" / "double" / "accepted" / "reference.py"
    reference.write_text("def double(values):\n    return [2 * value for value in values]\n")
    assert rules(verified(root, cache, solutions)) == {"solutions.few", "solutions.undescribed"}


@pytest.mark.parametrize(
    ("compare", "rule"),
    [
        ("return None", "comparison.junk"),
        ("return None if got == expected else str(1 // len(got))", "comparison.fails"),
        ("return None if sorted(got) is expected else 'no'", "comparison.rejects"),
    ],
)
def test_a_comparison_that_breaks_down(compare: str, rule: str, tmp_path: Path, cache: Path) -> None:
    hidden = HIDDEN.replace("      expected: []\n", "")
    problem = verified(
        write_provable_bank(
            tmp_path,
            problem=CUSTOM,
            hidden=hidden,
            compare=f"def compare(arguments, expected, got):\n    {compare}\n",
        ),
        cache,
        structure,
        comparison,
    )
    if rule == "comparison.rejects":
        assert "cases.expected" in rules(problem)  # the sample shows it before
    else:
        found = the(problem, rule)
        assert found.path.name == "compare.py"


def test_faults_of_the_loader_are_findings(tmp_path: Path, cache: Path) -> None:
    problem = verified(
        write_provable_bank(tmp_path, problem=PROBLEM.replace("title: Double", "titel: Double")), cache
    )
    assert rules(problem) == {"package.fault"}
    assert {finding.path.name for finding in problem.findings} == {"problem.yaml"}
    assert all(finding.line for finding in problem.findings)


def test_a_generator_that_fails(tmp_path: Path, cache: Path) -> None:
    generate = GENERATE.replace("* n,)", "* (n // 0),)")
    found = the(
        verified(write_provable_bank(tmp_path, generate=generate), cache, structure), "generator.fails"
    )
    assert "ZeroDivisionError" in found.message and found.line


def test_constraints_that_fail_are_reported_with_the_input(tmp_path: Path, cache: Path) -> None:
    generate = GENERATE.replace("len(values) <= 10_000", "values[0] >= -9")
    found = the(
        verified(write_provable_bank(tmp_path, generate=generate), cache, structure), "generator.fails"
    )
    assert "constraints([]): IndexError" in found.message


def test_constraints_that_raise_where_no_case_is(tmp_path: Path, cache: Path) -> None:
    root = write_provable_bank(tmp_path, hidden=FRAIL_HIDDEN, generate=FRAIL_GENERATE)
    found = the(verified(root, cache, structure, cases), "constraints.raise")
    assert "constraints([]): ValueError" in found.message
    assert "min(values)" in FRAIL_GENERATE.splitlines()[found.line - 1]


def test_a_brute_force_that_answers_nothing_is_no_second_opinion(tmp_path: Path, cache: Path) -> None:
    root = write_provable_bank(tmp_path, problem=PROBLEM.replace("time: 1", "time: 0.1"))
    file = root / "problems" / "double" / "hidden" / "brute_force.py"
    file.write_text("def double(values):\n    while True:\n        pass\n")
    assert the(verified(root, cache, solutions), "oracle.idle").severity == "warning"
    file.write_text("def brute(values):\n    return values\n")
    found = the(verified(root, cache, solutions), "oracle.fails")
    assert found.severity == "error" and "does not define the function `double`" in found.message


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("bruteforce.py", "Did you mean brute_force.py?"),
        ("compare.py", "compare: custom"),
        ("notes.txt", "Remove"),
    ],
)
def test_a_hidden_file_that_nothing_reads(tmp_path: Path, cache: Path, name: str, advice: str) -> None:
    root = write_provable_bank(tmp_path)
    (root / "problems" / "double" / "hidden" / name).write_text("")
    found = the(verified(root, cache, structure), "hidden.unread")
    assert found.path.name == name and advice in found.advice
