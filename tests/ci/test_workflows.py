"""The action and the examples of docs/ci: valid, without known mistakes, and true to each other."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]

DOCS = ROOT / "docs"

BIN = Path(sys.executable).parent

WORKFLOWS = sorted(DOCS.glob("ci/github-*.yml"))

SCRIPTS = [
    ROOT / "tools/allow-bubblewrap.sh",
    ROOT / "tools/grade-in-actions.sh",
    ROOT / "tools/install-browser.sh",
    *sorted(DOCS.glob("ci/gradescope/*")),
]

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def lint(*command: str | Path) -> None:
    """Run a linter that works offline; what it finds is the message of the failure."""
    result = subprocess.run(
        [BIN / command[0], *command[1:]], capture_output=True, text=True, timeout=120, cwd=ROOT
    )
    assert result.returncode == 0, result.stdout + result.stderr


def name_of(path: Path) -> str:
    return path.name


def test_the_workflows_are_what_github_takes() -> None:
    lint("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)


def test_the_action_is_what_github_takes() -> None:
    lint("check-jsonschema", "--builtin-schema", "vendor.github-actions", ROOT / "action.yml")


def test_the_pipeline_is_what_gitlab_takes() -> None:
    pipeline = DOCS / "ci/gitlab-ci.yml"
    lint(
        "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", pipeline
    )


def test_no_workflow_opens_a_door() -> None:
    """zizmor knows the ways in which workflows are attacked: injected inputs, unpinned actions, rights."""
    files = [ROOT / "action.yml", *WORKFLOWS]
    lint("zizmor", "--offline", "--no-config", "--quiet", "--persona", "pedantic", *files)


@pytest.mark.parametrize("script", SCRIPTS, ids=name_of)
def test_a_script_has_no_known_mistake(script: Path) -> None:
    lint("shellcheck", script)
    assert script.stat().st_mode & 0o111, "it has to be executable"


def test_the_linters_would_find_something(tmp_path: Path) -> None:
    broken = tmp_path / "github-broken.yml"
    text = WORKFLOWS[0].read_text("utf-8")
    broken.write_text(text.replace("runs-on:", "run-on:"), "utf-8")
    with pytest.raises(AssertionError, match="run-on"):
        lint("check-jsonschema", "--builtin-schema", "vendor.github-workflows", broken)
    broken.write_text(re.sub(r"checkout@\w+ # v[\d.]+", "checkout@v6", text), "utf-8")
    with pytest.raises(AssertionError, match="unpinned"):
        lint("zizmor", "--offline", "--no-config", broken)


def test_the_examples_give_the_action_inputs_that_it_has() -> None:
    for workflow in WORKFLOWS:
        for job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values():
            (given,) = [step["with"] for step in job["steps"] if "judge@" in step["uses"]]
            assert given.keys() <= ACTION["inputs"].keys()


def test_the_guide_tells_every_input_with_its_default() -> None:
    guide = (DOCS / "ci.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `([a-z][a-z-]*)` \| (.*?) \|", guide, re.MULTILINE))
    assert told.keys() == ACTION["inputs"].keys()
    for name, given in ACTION["inputs"].items():
        if given["default"]:
            assert told[name] == f"`{given['default']}`"


def test_every_link_of_the_guide_leads_somewhere() -> None:
    guide = (DOCS / "ci.md").read_text("utf-8")
    targets = re.findall(r"\]\(([^)#]+)\)", guide)
    assert len(targets) >= 8
    assert [target for target in targets if not (DOCS / target).exists()] == []
    examples = [path for path in (DOCS / "ci").rglob("*") if path.is_file()]
    named = {(DOCS / target).resolve() for target in targets}
    assert [path for path in examples if path not in named and "__pycache__" not in path.parts] == []


def test_the_guide_names_the_formats_that_there_are() -> None:
    from judge.report.formats import FORMATS

    guide = (DOCS / "ci.md").read_text("utf-8")
    told = set(re.findall(r"`([a-z0-9]+)=(?:FILE|FOLDER)`", guide))
    assert set(FORMATS) <= told
