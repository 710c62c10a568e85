"""Where cases are judged: natively where that is strict, else in the counted engine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.engines import engine as engines
from judge.engines.counted.engine import CountedEngine
from judge.engines.engine import CaseEngine
from judge.engines.native.isolation import Tier
from judge.engines.native.sandbox import Sandbox
from judge.model.errors import JudgeFault, TooLittleIsolation
from judge.model.report import IsolationInfo
from judge.model.submission import Submission
from tests import workers
from tests.workers import FUNCTION, LIMITS, returned, solve

nothing_left_behind = workers.nothing_left_behind
pytestmark = pytest.mark.usefixtures("nothing_left_behind")

SUBMISSION = Submission(b"def solve(x): return x + 1", Path("solution.py"))
MISSING = IsolationInfo("strict", "counted engine: bubblewrap is not installed")


@pytest.fixture
def no_bubblewrap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def no_counted_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(_: CountedEngine) -> None:
        raise JudgeFault("The counted engine does not work here.")

    monkeypatch.setattr(CountedEngine, "wait", wait)


Make = Callable[..., CaseEngine]


@pytest.fixture
def make(cache: Path) -> Make:
    return lambda enough="strict", lowest="none": CaseEngine(cache, enough=enough, lowest=lowest)


def isolation_in(engine: CaseEngine) -> IsolationInfo:
    """Judge a case, and say what protected the machine meanwhile."""
    with engine, engine.runner(SUBMISSION, FUNCTION, LIMITS) as one:
        engine.prepare()
        assert returned(one.run(solve(1))).values == (2,)
        return one.isolation


def test_cases_run_natively_where_that_is_strict(make: Make, sandbox: Sandbox) -> None:
    found = isolation_in(make())
    assert found.tier == "strict"
    if sandbox.isolation is not None and sandbox.isolation.tier == "strict":
        assert found.note == ""


@pytest.mark.usefixtures("no_bubblewrap")
def test_without_bubblewrap_the_counted_engine_judges(make: Make) -> None:
    assert isolation_in(make()) == MISSING
    assert isolation_in(make(lowest="strict")) == MISSING


def test_where_bubblewrap_fails_the_counted_engine_judges(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'bwrap: no namespaces' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    why = "counted engine: bubblewrap does not work here (no namespaces)"
    assert isolation_in(make()) == IsolationInfo("strict", why)


@pytest.mark.usefixtures("no_bubblewrap")
def test_less_is_native_where_it_is_allowed(make: Make) -> None:
    assert isolation_in(make("restricted", "restricted")).tier == "restricted"


@pytest.mark.usefixtures("no_bubblewrap", "no_counted_engine")
def test_without_either_a_person_may_run_what_is_their_own(make: Make) -> None:
    assert isolation_in(make()).tier == "restricted"


@pytest.mark.usefixtures("no_bubblewrap", "no_counted_engine")
@pytest.mark.parametrize("enough", ["strict"])
def test_without_either_nothing_else_is_run(make: Make, enough: Tier) -> None:
    with pytest.raises(TooLittleIsolation, match="'strict' is asked for"):
        isolation_in(make(enough, "strict"))


@pytest.mark.usefixtures("no_bubblewrap")
def test_trusted_code_runs_natively_all_the_same(make: Make) -> None:
    with make() as engine, engine.trusted(SUBMISSION, FUNCTION, LIMITS) as one:
        assert returned(one.run(solve(1))).values == (2,)
        assert one.isolation.tier == "restricted"


def test_without_native_workers_trusted_code_is_counted_beside_the_submission(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "can_run_natively", lambda: False)
    with (
        make() as engine,
        engine.trusted(SUBMISSION, FUNCTION, LIMITS) as reference,
        engine.runner(SUBMISSION, FUNCTION, LIMITS) as one,
    ):
        for x in range(3):
            assert returned(reference.run(solve(x))).values == returned(one.run(solve(x))).values
        assert one.isolation.note == "counted engine: Windows isolates nothing natively"


@pytest.mark.usefixtures("no_bubblewrap")
def test_runners_one_after_the_other_share_a_process(make: Make) -> None:
    with make() as engine:
        for x in range(3):
            with engine.runner(SUBMISSION, FUNCTION, LIMITS) as one:
                assert returned(one.run(solve(x))).values == (x + 1,)
        assert len(engine._counted) == 1
