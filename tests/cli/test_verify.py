"""`judge verify` and several banks, as processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import judge
from tests.packages import CLASS_GENERATE, GENERATE, PROBLEM, STUB, write_class_bank, write_function_bank


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A bank with a problem that cannot be loaded, and one that can."""
    write_class_bank(tmp_path)
    return write_function_bank(tmp_path, problem=PROBLEM.replace("title: Double", "titel: Double"))


def test_errors_are_named_with_their_place_and_the_exit_code_is_1(broken: Path) -> None:
    result = judge("verify", "double", "--bank", broken, cwd=broken)
    assert result.returncode == 1
    assert "package.fault" in result.stdout
    assert "problems/double/problem.yaml:2" in result.stdout
    assert "1 problem verified" in result.stdout


def test_the_document_is_all_that_stands_on_stdout(broken: Path) -> None:
    result = judge("verify", "double", "--bank", broken, "--json", "--jobs", 1)
    found = json.loads(result.stdout)
    assert found["schema"] == "judge/verification/v1"
    assert found["errors"] == len(found["problems"][0]["findings"]) > 0
    assert {finding["rule"] for finding in found["problems"][0]["findings"]} == {"package.fault"}


def test_usage_errors_exit_with_2(broken: Path, tmp_path: Path) -> None:
    assert judge("verify", "dubble", "--bank", broken).returncode == 2
    missing = judge("verify", "--bank", broken, "--bank", tmp_path / "nowhere")
    assert missing.returncode == 2
    assert "nowhere" in missing.stderr


def test_folders_that_belong_to_no_problem(tmp_path: Path) -> None:
    root = write_function_bank(tmp_path, stub=STUB.replace("list[int]", "list[int"))
    (root / "solutions_reference" / "dubble").mkdir()
    (root / "problems" / "not-a-slug").mkdir()
    found = json.loads(judge("verify", "--bank", root, "--json", "--jobs", 1).stdout)
    assert {finding["rule"] for finding in found["findings"]} == {"bank.orphan", "bank.slug"}
    assert "double" in next(f["advice"] for f in found["findings"] if f["rule"] == "bank.orphan")


def test_several_banks_are_searched_in_order(broken: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = write_function_bank(
        tmp_path_factory.mktemp("other"), problem=PROBLEM.replace("title: Double", "title: Another Double")
    )
    both = judge("list", "--json", "--bank", other, "--bank", broken)
    titles = {problem["slug"]: problem["title"] for problem in json.loads(both.stdout)["problems"]}
    assert titles == {"adder": "Adder", "double": "Another Double"}
    listed = judge("list", "--json", JUDGE_BANK=f"{broken}{os.pathsep}{other}")
    assert listed.returncode == 2  # the broken one comes first; the rest is served all the same
    assert [problem["slug"] for problem in json.loads(listed.stdout)["problems"]] == ["adder"]
    assert judge("show", "adder", JUDGE_BANK=f"{other}{os.pathsep}{broken}").returncode == 0


def test_help_does_not_import_what_only_verifying_needs() -> None:
    code = (
        "import sys, judge.cli.app; print([m for m in sys.modules if m.startswith(('judge.verify', 'rich'))])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert result.stdout.strip() == "[]"


def test_what_a_package_prints_stays_off_stdout_and_the_others_are_verified(tmp_path: Path) -> None:
    write_class_bank(tmp_path, generate=CLASS_GENERATE + "\nraise SystemExit('enough')\n")
    write_function_bank(tmp_path, generate=GENERATE + "\nprint('hello', flush=True)\n")
    for jobs in (1, 2):
        result = judge("verify", "--quick", "--json", "--bank", tmp_path, "--jobs", jobs)
        assert result.returncode == 1, result.stderr
        assert "Traceback" not in result.stderr
        found = {problem["slug"]: problem for problem in json.loads(result.stdout)["problems"]}
        assert {finding["rule"] for finding in found["adder"]["findings"]} == {"generator.fails"}
        assert "SystemExit: enough" in found["adder"]["findings"][0]["message"]
        assert "generator.fails" not in {finding["rule"] for finding in found["double"]["findings"]}


def test_a_bank_without_problems_is_a_mistake(tmp_path: Path) -> None:
    for folder in ("problems", "solutions_reference"):
        (tmp_path / folder).mkdir()
    for arguments in ([], ["--bank", tmp_path]):
        result = judge("verify", *arguments, cwd=tmp_path)
        assert result.returncode == 2
        assert "There is no problem in" in result.stderr


def test_a_problem_that_another_bank_hides_is_told(
    broken: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = write_function_bank(tmp_path_factory.mktemp("other"), stub=STUB.replace("list[int]", "list[int"))
    result = judge("verify", "--quick", "--json", "--bank", other, "--bank", broken, "--jobs", 1)
    hidden = [f for f in json.loads(result.stdout)["findings"] if f["rule"] == "bank.hidden"]
    assert [Path(finding["path"]).parent.parent for finding in hidden] == [broken]
