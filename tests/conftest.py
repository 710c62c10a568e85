"""Fixtures for all tests. Nothing here or below touches the user's own cache or state, but for the compiled
engine, which is the same for everybody."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import platformdirs
import pytest

from judge.catalog.bank import Bank
from judge.engines.native.sandbox import Sandbox
from judge.model.case import Case
from judge.model.outcome import Output, Returned, Usage

ROOT = Path(__file__).resolve().parent.parent
BANK = ROOT  # the repository itself is the bank: it holds problems/ and solutions_reference/


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder for the whole run, shared by the processes of pytest-xdist."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder = shared / "judge-cache"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _own_folders(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every judge started by a test uses folders of the test run."""
    patch = pytest.MonkeyPatch()
    patch.setenv("JUDGE_CACHE", str(cache))
    if "JUDGE_ENGINE" not in os.environ:  # compiled once on a machine, which takes a while
        compiled = platformdirs.user_cache_path("judge", appauthor=False) / "engine"
        patch.setenv("JUDGE_ENGINE", str(compiled))
    patch.setenv("JUDGE_STATE", str(tmp_path_factory.mktemp("state")))
    patch.delenv("JUDGE_BANK", raising=False)
    for variable in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        patch.delenv(variable, raising=False)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def bank(cache: Path) -> Bank:
    """The bank of this repository."""
    return Bank(BANK, cache)


@pytest.fixture(scope="session")
def sandbox(cache: Path) -> Sandbox:
    """Where submissions run in tests."""
    return Sandbox(cache, [BANK])


@pytest.fixture
def returned() -> Callable[..., Returned]:
    """Makes the outcome of calls that returned these values."""

    def make(*values: object, printed: str = "") -> Returned:
        usage = Usage(wall=0.001, cpu=0.001)
        return Returned(values=values, output=Output(printed, len(printed)), usage=usage)

    return make


def case_of(calls: tuple, *expected: object) -> Case:  # type: ignore[type-arg]
    """A case for tests that need one."""
    return Case(id="t", stage="samples", calls=calls, expected=expected)
