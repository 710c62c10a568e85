"""What `judge doctor` finds out about the isolation of a machine."""

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
    """The tier of this machine, what was tried, and what would make it better.

    `machine` describes the machine in a few words each: system, bubblewrap, user.
    """

    tier: str
    note: str
    machine: dict[str, str]
    defences: tuple[Defence, ...]
    remedies: tuple[Remedy, ...]
