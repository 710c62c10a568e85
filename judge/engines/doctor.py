"""Finding out which engine judges cases on this machine, and how well it isolates them."""

from msgspec.structs import replace

from judge.engines.engine import CaseEngine, can_run_natively
from judge.engines.native.doctor import diagnose
from judge.engines.native.machine import Machine
from judge.model.diagnosis import Diagnosis
from judge.model.errors import JudgeFault
from judge.model.packages import ALLOWED
from judge.versions import installed_version


def examine(engine: CaseEngine, machine: Machine) -> Diagnosis:
    """Return the isolation that a submission has here, and the packages that it may be allowed to import.

    Raises JudgeFault if none can be run at all.
    """
    found = _isolation(engine, machine)
    return replace(
        found, machine={**found.machine, **{one.title: _version(name) for name, one in ALLOWED.items()}}
    )


def _version(name: str) -> str:
    """Return the version of a package as `judge doctor` shows it."""
    try:
        return installed_version(name)
    except JudgeFault:
        return f"missing; problems that need it cannot be judged: pip install {name}"


def _isolation(engine: CaseEngine, machine: Machine) -> Diagnosis:
    if not can_run_natively():
        engine.choose()
        why = engine.against_native
        return _counted(Diagnosis(tier="none", note=why, machine=machine.described()), machine)
    try:
        found = diagnose(engine.sandbox, machine)
    except JudgeFault as fault:
        if not engine.give_up_native(fault.message) or engine.chosen == "native":
            raise
        found = Diagnosis(tier="none", note=fault.message.rstrip("."), machine=machine.described())
        return _counted(found, machine)
    if found.tier == "strict":
        return found
    engine.give_up_native(found.note)
    return _counted(found, machine) if engine.chosen == "counted" else found


def _counted(found: Diagnosis, machine: Machine) -> Diagnosis:
    """Return a diagnosis where the counted engine judges; what needs another system is not needed then."""
    return replace(found, engine="counted", remedies=found.remedies if machine.system == "Linux" else ())
