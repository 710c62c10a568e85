"""What a measurement is given: the builds, how often, which rows; and the solutions that several measure."""

from collections import Counter
from collections.abc import Callable

from msgspec import Struct, field

from bench.builds import ROOT, Build
from bench.table import Times

SOLUTIONS = ROOT / "solutions_reference"
SLUG, RIGHT = "sliding_window_max", "accepted/monotonic_queue.py"
SLOW = "time_limit_exceeded"


class Bench(Struct, kw_only=True):
    """What is measured: this build, the one before if there is one, how often, and which rows."""

    today: Build
    before: Build | None
    runs: int
    graded: int
    """Submissions of the class that both builds grade: all of it takes the build before many minutes."""
    only: str
    say: Callable[[str], None]
    odd: Counter[str] = field(default_factory=Counter)
    """How often the build before gave another verdict than expected, by the row."""
    pythons: list[Times] = field(default_factory=list)
    """Times of an empty interpreter, run among everything else: how noisy the machine is."""
    notes: list[str] = field(default_factory=list)
    warm: set[str] = field(default_factory=set)
    """The problems for which every build has cached what it needs."""

    def wants(self, name: str) -> bool:
        """Return whether a row is to be measured."""
        return self.only in name

    @property
    def builds(self) -> dict[str, Build]:
        """Return the builds there are by the names of their columns."""
        return {**({"before": self.before} if self.before else {}), "today": self.today}
