"""The doctor tells what a submission would find here, and fails in one sentence where none can run."""

from pathlib import Path

import pytest

from judge.engines.native.doctor import diagnose
from judge.engines.native.isolation import DEFENCES, Interpreter
from judge.engines.native.machine import Machine, look_around
from judge.engines.native.sandbox import Sandbox
from judge.model.errors import JudgeFault
from tests import workers

nothing_left_behind = workers.nothing_left_behind
pytestmark = pytest.mark.usefixtures("nothing_left_behind")


def test_a_machine_with_everything_is_strict_and_needs_nothing(sandbox: Sandbox) -> None:
    diagnosis = diagnose(sandbox, look_around())
    if diagnosis.tier != "strict":
        pytest.skip("no strict isolation on this machine")
    assert {defence.name for defence in diagnosis.defences if defence.name in DEFENCES} == set(DEFENCES)
    assert all(defence.holds for defence in diagnosis.defences if defence.name != "group")
    assert diagnosis.remedies == ()


def test_without_bubblewrap_the_one_defence_is_missing_and_the_command_is_named(cache: Path) -> None:
    weak = Sandbox(cache, [], bubblewrap=lambda: None)
    diagnosis = diagnose(weak, Machine(system="Linux", manager="apt-get"))
    assert diagnosis.tier == "restricted"
    assert [d.name for d in diagnosis.defences if not d.holds and d.name != "group"] == ["files"]
    assert diagnosis.remedies[0].steps == ("sudo apt-get install -y bubblewrap",)
    assert diagnosis.machine["bubblewrap"] == "not installed"


def test_where_no_worker_starts_the_judge_is_at_fault(cache: Path) -> None:
    broken = Sandbox(cache, [], Interpreter(Path("/bin/false")), bubblewrap=lambda: None)
    with pytest.raises(JudgeFault, match="No submission can be run here: the worker could not be started"):
        diagnose(broken, Machine(system="Linux"))
