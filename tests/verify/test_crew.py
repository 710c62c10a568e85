"""The processes that verify end when they are asked to, whatever they are doing."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from judge.catalog.bank import Bank
from judge.model.errors import ComparisonFailed, JudgeFault
from judge.model.problem import Package
from judge.verify.crew import Bench, Crew, Job
from tests.workers import PATIENCE, is_running, wait_until


def hangs(bench: Bench, told: str) -> str:
    """A job that hangs where an author's code is told apart from the judge's by its SystemExit."""
    Path(told).write_text(str(os.getpid()))
    try:
        threading.Event().wait(PATIENCE)
    except (Exception, SystemExit):
        return "went on"
    return "never asked"


def test_a_job_that_catches_exits_is_ended(tmp_path: Path) -> None:
    told = tmp_path / "told"

    def end() -> None:
        wait_until(lambda: told.exists() and told.read_text() != "")
        os.kill(int(told.read_text()), signal.SIGTERM)

    ending = threading.Thread(target=end)
    ending.start()
    with Crew(2, tmp_path, []) as crew, pytest.raises(JudgeFault, match="has died"):
        list(crew.carry_out([Job("double", "hangs", hangs, (str(told),))]))
    ending.join()


def waits_for(bench: Bench, told: str) -> None:
    """A job that ends once another one hangs."""
    wait_until(lambda: Path(told).exists() and Path(told).read_text() != "")


def echo(pipe: Connection) -> None:
    pipe.send(pipe.recv())


def test_leaving_ends_what_is_at_work_and_no_process_of_others(tmp_path: Path) -> None:
    told = tmp_path / "told"
    jobs = [Job("double", "hangs", hangs, (str(told),)), Job("double", "waits", waits_for, (str(told),))]
    ours, theirs = multiprocessing.Pipe()
    other = multiprocessing.get_context("spawn").Process(target=echo, args=(theirs,))
    other.start()
    theirs.close()
    try:
        with Crew(2, tmp_path, []) as crew:
            assert next(crew.carry_out(jobs)) == (1, None)
        ours.send("still here")
        assert ours.recv() == "still here"
        wait_until(lambda: not is_running(int(told.read_text())))
    finally:
        other.kill()
        other.join()


def compares(bench: Bench, package: Package) -> None:
    """A job in which the comparison of a package fails."""
    try:
        exec(compile("\n\n(one, two) = ()", str(package.compare), "exec"))
    except ValueError as error:
        raise ComparisonFailed("ValueError", str(error)) from error


def test_a_comparison_that_fails_is_a_fault_of_its_package(tmp_path: Path, bank: Bank) -> None:
    package = bank.load("binary_search")
    jobs = [Job("binary_search", "comparing", compares, (package,))]
    with Crew(1, tmp_path, []) as crew:
        ((_, answer),) = crew.carry_out(jobs)
    (fault,) = answer.faults
    assert (fault.path, fault.line, fault.rule) == (package.compare, 3, "comparison.fails")
    assert "comparing: ValueError: not enough values" in fault.message


def prepares(bench: Bench) -> int:
    """A job that starts the counted engine. Returns the process of it."""
    bench.pipeline.counted.prepare()
    process = bench.pipeline.counted._process
    assert process is not None
    return process.pid


def prepares_and_hangs(bench: Bench, told: str) -> None:
    """A job that starts the counted engine, and never ends."""
    Path(told).write_text(str(prepares(bench)))
    threading.Event().wait(PATIENCE)


@pytest.mark.parametrize("count", [1, 2])
def test_leaving_ends_the_engines_of_all_processes(tmp_path: Path, count: int) -> None:
    with Crew(count, tmp_path, []) as crew:
        ((_, pid),) = crew.carry_out([Job("double", "prepares", prepares, ())])
        assert is_running(pid)
    wait_until(lambda: not is_running(pid))


def test_leaving_ends_the_engine_of_a_process_that_is_at_work(tmp_path: Path) -> None:
    told = tmp_path / "told"
    jobs = [
        Job("double", "hangs", prepares_and_hangs, (str(told),)),
        Job("double", "waits", waits_for, (str(told),)),
    ]
    with Crew(2, tmp_path, []) as crew:
        assert next(crew.carry_out(jobs)) == (1, None)
    wait_until(lambda: not is_running(int(told.read_text())))
