"""The tier is what the canary finds out, whatever versions, settings and notes say."""

from pathlib import Path

import pytest

from judge.engines.native import seccomp
from judge.engines.native.isolation import DEFENCES, Interpreter, Isolation, tier_of
from judge.engines.native.sandbox import Sandbox
from judge.model.errors import TooLittleIsolation
from judge.model.outcome import Lost
from tests import workers
from tests.workers import outcome_of, returned

nothing_left_behind = workers.nothing_left_behind
pytestmark = pytest.mark.usefixtures("nothing_left_behind")

CALLS = {
    "processes": ("clone", "fork", "vfork"),
    "programs": ("execve",),
    "signals": ("kill",),
    "network": ("socket",),
    "namespaces": ("unshare",),
}
"""The system calls by which a submission would do what the canary tries."""


def isolation_of(sandbox: Sandbox) -> Isolation:
    assert returned(outcome_of(sandbox, "def solve(x): return x", 7)).values == (7,)
    assert sandbox.isolation is not None
    return sandbox.isolation


def strict_or_skip(sandbox: Sandbox) -> None:
    if isolation_of(sandbox).tier != "strict":
        pytest.skip("no strict isolation on this machine")


def test_in_the_strict_tier_every_attempt_fails(sandbox: Sandbox) -> None:
    strict_or_skip(sandbox)
    assert isolation_of(sandbox).missing == ()


def test_in_the_restricted_tier_files_can_be_seen_and_nothing_else_succeeds(cache: Path) -> None:
    isolation = isolation_of(Sandbox(cache, [], bubblewrap=lambda: None))
    assert (isolation.tier, isolation.missing) == ("restricted", ("files",))


@pytest.mark.parametrize("hole", CALLS)
def test_a_filter_with_a_hole_gives_no_tier_and_the_note_names_the_hole(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hole: str
) -> None:
    strict_or_skip(sandbox)
    monkeypatch.setattr(seccomp, "ALLOWED", [*seccomp.ALLOWED, *CALLS[hole]])
    monkeypatch.setattr(seccomp, "CONDITIONAL", [c for c in seccomp.CONDITIONAL if c[0] not in CALLS[hole]])
    isolation = isolation_of(Sandbox(tmp_path, []))
    assert hole in isolation.missing
    assert isolation.tier == "none"
    assert f"the canary got through ({hole})" in isolation.note


def test_a_worker_that_may_write_has_no_tier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seccomp, "READING", ())
    monkeypatch.setattr(seccomp, "ALLOWED", [*seccomp.ALLOWED, *seccomp.OPENING])
    isolation = isolation_of(Sandbox(tmp_path, [], bubblewrap=lambda: None))
    assert (isolation.tier, set(isolation.missing)) == ("none", {"writing", "files"})


class TooMuch(Interpreter):
    """An interpreter that is said to need a file of the system's."""

    @property
    def roots(self) -> tuple[Path, ...]:
        return (*super().roots, Path("/etc/passwd"))


def test_a_strict_worker_that_sees_a_file_of_the_system_is_only_restricted(
    sandbox: Sandbox, cache: Path
) -> None:
    strict_or_skip(sandbox)
    isolation = isolation_of(Sandbox(cache, [], TooMuch()))
    assert (isolation.tier, isolation.missing) == ("restricted", ("files",))
    assert "the canary got through (files)" in isolation.note


def test_every_defence_that_is_missing_lowers_the_tier() -> None:
    assert tier_of([]) == "strict"
    assert [name for name in DEFENCES if tier_of([name]) == "restricted"] == ["files"]
    assert tier_of(["files", "network"]) == "none"


def test_nothing_runs_in_a_tier_below_the_lowest_one(cache: Path) -> None:
    source = "import os\nos.write(1, b'x')\ndef solve(x): return x"
    weak = Sandbox(cache, [], bubblewrap=lambda: None, lowest="strict")
    with pytest.raises(TooLittleIsolation, match="isolation 'restricted' here, and 'strict' is asked for"):
        outcome_of(weak, source)
    enough = Sandbox(cache, [], bubblewrap=lambda: None, lowest="restricted")
    assert isolation_of(enough).tier == "restricted"


def test_a_lowest_tier_does_not_hide_that_no_worker_starts(cache: Path) -> None:
    broken = Sandbox(cache, [], Interpreter(Path("/bin/false")), lowest="strict")
    assert isinstance(outcome_of(broken, "def solve(x): return x"), Lost)
