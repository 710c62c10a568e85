"""Finding out which engine judges cases on this machine, and how well it isolates them."""

from msgspec.structs import replace

from judge.engines.engine import CaseEngine, can_run_natively
from judge.engines.native.doctor import diagnose
from judge.engines.native.machine import Machine
from judge.model.diagnosis import Diagnosis
from judge.model.errors import JudgeFault


def examine(engine: CaseEngine, machine: Machine) -> Diagnosis:
    """Return the isolation that a submission has here. Raises JudgeFault if none can be run at all."""
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
