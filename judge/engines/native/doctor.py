"""Finding out which isolation this machine gives: a worker is started, and what held is told."""

from pathlib import Path

from judge.engines.native.cgroup import MAX_THREADS
from judge.engines.native.isolation import DEFENCES
from judge.engines.native.machine import Machine, remedies
from judge.engines.native.runner import Runner
from judge.engines.native.sandbox import Sandbox
from judge.model import signature
from judge.model.diagnosis import Defence, Diagnosis
from judge.model.errors import JudgeFault
from judge.model.outcome import Lost
from judge.model.problem import Limits
from judge.model.signature import FunctionEntry, Type
from judge.model.submission import Submission

ENTRY = FunctionEntry(signature.Callable("nothing", (), Type("None")))
SOURCE = b"def nothing(): pass"
LIMITS = Limits(time=10.0, memory=256 << 20, output=1 << 10)

GROUP = f"a control group counts memory and threads, at most {MAX_THREADS} (no tier needs it)"


def diagnose(sandbox: Sandbox, machine: Machine) -> Diagnosis:
    """The isolation that a submission would have now. Raises JudgeFault if no worker can be started."""
    with Runner(sandbox, Submission(SOURCE, Path("nothing.py")), ENTRY, LIMITS) as runner:
        problem = runner.load()
    isolation = sandbox.isolation
    if problem is not None or isolation is None:
        detail = problem.detail if isinstance(problem, Lost) else ""
        raise JudgeFault(f"No submission can be run here: {detail or 'a worker does not load'}.")
    defences = [Defence(name, what, name not in isolation.missing) for name, what in DEFENCES.items()]
    return Diagnosis(
        tier=isolation.tier,
        note=isolation.note,
        machine=machine.described(),
        defences=(*defences, Defence("group", GROUP, isolation.grouped)),
        remedies=remedies(machine, isolation),
    )
