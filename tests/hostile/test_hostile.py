"""No submission gets a verdict that it did not earn, stays behind, or reaches whoever reads the report."""

import json
import signal
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from judge.catalog.bank import Bank
from judge.engines.native.runner import LOAD_LIMIT
from judge.engines.native.sandbox import Sandbox
from judge.model.outcome import Killed, Raised, Returned
from judge.model.report import Report
from judge.pipeline import Pipeline
from tests import workers
from tests.hostile import judging
from tests.hostile.catalogue import HOSTILE, REFUSED, Hostile

ROOT = Path(__file__).resolve().parents[2]

nothing_left_behind = workers.nothing_left_behind
pytestmark = [pytest.mark.hostile, pytest.mark.usefixtures("nothing_left_behind", "no_files", "no_hang")]

HANG = 120
"""Seconds after which a test ends that hangs: far beyond what any of them takes, on any machine."""

SLACK = 1.0
"""Seconds that a hanging call may take beyond its limit, as the judge itself counts them."""

PLACES = ("/", "/tmp", "/dev/shm", "/var/tmp", "/root", "/home", "/usr/lib", "/run", "/mnt")
"""Where submissions try to leave files, all with one of the NAMES."""
NAMES = ("hostile-", "hostile.", "sitecustomize.py", "judge.pth", "__pycache__/hostile")


def traces() -> set[str]:
    """The files with names that hostile submissions use."""
    found = set()
    for place in map(Path, (*PLACES, sysconfig.get_path("stdlib"))):
        if place.is_dir():
            found |= {str(path) for path in place.iterdir() if path.name.startswith(NAMES)}
    return found


@pytest.fixture
def no_files(cache: Path) -> Iterator[None]:
    """Fails if a submission has left a file anywhere that it may have reached."""
    before = traces()
    yield
    assert traces() == before
    strange = [path.name for path in cache.rglob("*") if path.name.startswith(NAMES)]
    assert strange == []


@pytest.fixture
def no_hang() -> Iterator[None]:
    """Ends a test that hangs, so that the judge's fault is seen and not waited for."""

    def hangs(*_: object) -> None:
        pytest.fail(f"the judge has hung for {HANG} s", pytrace=False)

    before = signal.signal(signal.SIGALRM, hangs)
    signal.alarm(HANG)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def strict(cache: Path) -> Pipeline:
    return Pipeline(cache, [ROOT])


@pytest.fixture(scope="module")
def restricted(cache: Path) -> Pipeline:
    """A pipeline on a machine without bubblewrap."""
    pipeline = Pipeline(cache, [ROOT], enough="restricted")
    pipeline.cases.sandbox = Sandbox(cache, [ROOT], bubblewrap=lambda: None)
    return pipeline


def marked(hostile: Hostile) -> Any:
    """A submission as a parameter of a test."""
    return pytest.param(hostile, id=hostile.name)


@pytest.mark.parametrize("hostile", [marked(hostile) for hostile in HOSTILE])
def test_a_submission_gets_what_it_deserves(
    hostile: Hostile, strict: Pipeline, bank: Bank, tmp_path: Path
) -> None:
    report = judging.judge(strict, bank, hostile, tmp_path)
    check(hostile, report, "strict")


@pytest.mark.restricted
@pytest.mark.parametrize("hostile", [marked(hostile) for hostile in HOSTILE if hostile.restricted])
def test_a_submission_gets_the_same_without_namespaces(
    hostile: Hostile, restricted: Pipeline, bank: Bank, tmp_path: Path
) -> None:
    report = judging.judge(restricted, bank, hostile, tmp_path)
    check(hostile, report, "restricted")


def check(hostile: Hostile, report: Report | None, tier: str) -> None:
    if report is None:
        assert hostile.verdicts == {REFUSED}
        return
    assert report.verdict.value in hostile.verdicts, f"{report.verdict.value}: {report.message}"
    assert report.isolation.tier == tier, report.isolation.note
    assert not hangs(hostile, report)
    assert judging.harm(judging.screen(report)) == []
    document = judging.json(report)
    assert judging.harm(document) == []
    assert json.loads(document)["verdict"] == report.verdict.value


def hangs(hostile: Hostile, report: Report) -> bool:
    """Whether the call that decided the verdict took longer than it may."""
    outcome = report.failure.result.outcome if report.failure else None
    limit = hostile.time or report.problem.limits.time
    if isinstance(outcome, Returned | Raised) or (isinstance(outcome, Killed) and outcome.cause == "time"):
        return outcome.usage.wall > max(limit, LOAD_LIMIT) + SLACK
    return False
