"""What a comparison ends in where results differ."""

from msgspec import Struct


class Difference(Struct, frozen=True):
    """Why a result is wrong: a stable word for the kind, and a sentence."""

    reason: str
    message: str
