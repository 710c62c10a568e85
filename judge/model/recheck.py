"""What judging a report again has come to: what was compared, and what is not as it was."""

from msgspec import Struct

from judge.model.verdict import Verdict


class Change(Struct, frozen=True, kw_only=True):
    """Something that is not as the report says; None stands for what is on one side only.

    `relative` is by how much a count differs, as a share of what it was. `follows` says what that means.
    """

    what: str
    was: str | int | None
    now: str | int | None
    relative: float | None = None
    follows: str = ""


class Recheck(Struct, frozen=True, kw_only=True):
    """A report beside what judging again says.

    `cases` and `counts` are how many were compared, these of so many `families`; a size of a family is one
    count. `differences` decide. `circumstances` (versions, isolation) may explain them, and decide nothing.
    """

    slug: str
    student: str
    path: str
    sha256: str
    was: Verdict
    now: Verdict
    differences: tuple[Change, ...]
    circumstances: tuple[Change, ...]
    cases: int
    counts: int
    families: int
    other_component: bool
    """Whether another component has counted, so that counts may differ a little."""
    widest: float
    """The largest relative difference of the counts that are taken for the same; 0 where they are equal."""
    remarks: tuple[str, ...] = ()
    """What was not judged again, in a sentence each."""

    @property
    def same(self) -> bool:
        """Whether everything that decides is as the report says."""
        return not self.differences
