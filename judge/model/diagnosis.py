"""What `judge doctor` finds out about the isolation of a machine."""

from typing import Literal

from msgspec import Struct


class Defence(Struct, frozen=True):
    """One defence by its stable name, what it means for a submission, and whether it holds here."""

    name: str
    what: str
    holds: bool


class Remedy(Struct, frozen=True):
    """Why something is missing, and the commands or settings that bring it, in order."""

    why: str
    steps: tuple[str, ...]


class Diagnosis(Struct, frozen=True, kw_only=True):
    """The tier of native isolation on this machine, what was tried, and what would make it better.

    `machine` describes the machine in a few words each: system, bubblewrap, user. `engine` is the one that
    judges cases: the counted one is strict everywhere.
    """

    tier: str
    note: str
    machine: dict[str, str]
    defences: tuple[Defence, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    engine: Literal["native", "counted"] = "native"

    @property
    def strict(self) -> bool:
        """Whether submissions are isolated as well as can be, whatever engine it takes."""
        return self.engine == "counted" or self.tier == "strict"
