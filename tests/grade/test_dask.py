"""The engine of a cluster: a LocalCluster of worker processes, one of which is killed midway."""

import os
import signal
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="needs judge[cluster]: distributed is not installed")

from judge.catalog.bank import Bank
from judge.grade.dask import DaskEngine
from judge.grade.grading import grade_all
from judge.grade.journal import Journal
from judge.grade.submissions import Findings, Found
from judge.grade.task import Task
from judge.model.errors import UsageError
from tests.grade.support import SETTINGS, Watched, settings_for
from tests.packages import REFERENCE, write_function_bank

pytestmark = pytest.mark.filterwarnings("default")
"""Distributed warns of what a killed worker leaves behind; that is not ours."""

COUNT = 12


def test_a_killed_worker_loses_no_submission_and_doubles_none(tmp_path: Path, cache: Path) -> None:
    bank = Bank(write_function_bank(tmp_path / "bank"), cache)
    settings = settings_for(bank)
    wrong = "def double(values):\n    return values[:1]\n"
    found = [
        Found(
            student=f"student {n:02}",
            slug="double",
            path=f"{n}.py",
            source=f"{wrong if n % 3 == 0 else REFERENCE}# {n}\n".encode(),
        )
        for n in range(COUNT)
    ]
    killed: list[int] = []

    class Killing(DaskEngine):
        def submit(self, task: Task) -> None:
            if task.number == COUNT // 2 and not killed:
                workers = self._client.run(os.getpid)
                killed.append(min(workers.values()))
                os.kill(killed[0], signal.SIGKILL)
            super().submit(task)

    watcher = Watched()
    with Journal(tmp_path / "journal.jsonl", resume=False) as journal:
        what = Findings(found=tuple(found), ignored=())
        outcome = grade_all(what, bank, settings, lambda: Killing(settings, 2, None), journal, watcher)
    assert killed
    grades = outcome.gradebook.grades
    assert [grade.student for grade in grades] == [one.student for one in found]
    assert [grade.verdict for grade in grades] == ["WA" if n % 3 == 0 else "AC" for n in range(COUNT)]
    assert len(watcher.grades) == COUNT


def test_a_scheduler_that_does_not_answer_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("judge.grade.dask.CONNECTING", 0.2)
    with pytest.raises(UsageError, match="does not answer"), DaskEngine(SETTINGS, 1, "tcp://127.0.0.1:9"):
        pass
