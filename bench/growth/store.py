"""Counts that are kept: they are exact, so that what was counted once need not be counted again.

With them the whole set is judged again in seconds, however the constants of the rule are set; only sizes that
nobody has asked for yet are counted then.
"""

import sqlite3
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from judge.engines.counted.counter import Counter
from judge.engines.counted.engine import CountedEngine, component_digest
from judge.model.counted import Count, LineBytes, LineCosts, Peak, Uncounted
from judge.model.outcome import Outcome
from judge.model.problem import Problem
from judge.model.submission import Submission

UNKNOWN = "nobody has counted it yet"


class Known(Struct, frozen=True, kw_only=True):
    """What is known of one run, or of several whose memory was counted.

    `spent` instructions were enough, or too few if the run was `cut`; `reason` says why it cannot be counted.
    """

    is_run: bool

    spent: int = 0
    outside: int = 0
    cut: bool = False
    peaks: tuple[int, ...] = ()
    reason: str = ""


class Store:
    """Counts under a cache folder, of all submissions; several processes may use it."""

    def __init__(self, cache: Path) -> None:
        cache.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(
            cache / "counts.sqlite", timeout=60, isolation_level=None, check_same_thread=False
        )
        self._digests: dict[int, tuple[bytes, bytes]] = {}
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=OFF")
        self._database.execute("CREATE TABLE IF NOT EXISTS counts (key BLOB PRIMARY KEY, known BLOB)")

    def get(self, key: bytes) -> Known | None:
        row = self._database.execute("SELECT known FROM counts WHERE key = ?", (key,)).fetchone()
        return None if row is None else msgspec.msgpack.decode(row[0], type=Known)

    def put(self, key: bytes, known: Known) -> None:
        data = msgspec.msgpack.encode(known)
        self._database.execute("INSERT OR REPLACE INTO counts VALUES (?, ?)", (key, data))

    def digest_of(self, inputs: bytes) -> bytes:
        """Return the hash of inputs, which are large and the same objects again and again."""
        known = self._digests.get(id(inputs))
        if known is None or known[0] is not inputs:
            known = self._digests[id(inputs)] = inputs, blake2b(inputs, digest_size=20).digest()
        return known[1]

    def close(self) -> None:
        self._database.close()


class StoredCounter(Counter):
    """Counts runs of one submission as any counter does, and keeps what it counts.

    With `again` it counts nothing that is known, and watches no lines. Results are not kept: of a run that
    was right they are `RIGHT`, and a wrong one is made again. `asked(inputs, known)` hears of every run.
    """

    RIGHT = b"the results that were right before"

    def __init__(
        self, engine: CountedEngine, submission: Submission, problem: Problem, store: Store, again: bool
    ) -> None:
        super().__init__(engine, submission, problem.entry, problem.limits)
        self.store = store
        self.again = again
        self.offline = False
        """Whether what is not known stays unknown."""
        self.live = 0
        """Runs that were really made."""
        self.asked: Callable[[Sequence[bytes], Known], None] = lambda inputs, known: None
        self._base = blake2b(component_digest().encode() + b"\0" + submission.source, digest_size=20).digest()
        self._pending: dict[bytes, Known] = {}

    def count(self, inputs: bytes, fuel: int) -> Count | Outcome | Uncounted:
        key = self._key("count", [inputs])
        known = self.store.get(key) if self.again else None
        if known is not None and (not known.cut or fuel <= known.spent):
            self.asked([inputs], known)
            if known.reason:
                return Uncounted(known.reason)
            if known.cut or known.spent > fuel:
                return Count(fuel, cut=True)
            return Count(known.spent, known.outside, self.RIGHT)
        if self.offline:
            return Uncounted(UNKNOWN)
        self.live += 1
        count = super().count(inputs, fuel)
        if isinstance(count, Uncounted):
            self._keep(key, [inputs], Known(is_run=True, reason=count.reason))
        elif isinstance(count, Count):
            made = Known(is_run=True, spent=count.instructions, outside=count.outside, cut=count.cut)
            if count.cut:
                self._keep(key, [inputs], made)
            else:
                self._pending[key] = made
        return count

    def was_right(self, inputs: bytes) -> None:
        """Keep the last count over these inputs: its results are right."""
        key = self._key("count", [inputs])
        if (made := self._pending.pop(key, None)) is not None:
            self._keep(key, [inputs], made)

    def space(self, runs: Sequence[bytes], fuel: int) -> list[Peak] | Outcome | Uncounted:
        key = self._key("space", runs)
        known = self.store.get(key) if self.again else None
        if known is not None and (not known.reason or fuel <= known.spent):
            self.asked(runs, known)
            return Uncounted(known.reason) if known.reason else [Peak(held, 0) for held in known.peaks]
        if self.offline:
            return Uncounted(UNKNOWN)
        self.live += 1
        peaks = super().space(runs, fuel)
        if isinstance(peaks, Uncounted):
            self._keep(key, runs, Known(is_run=False, spent=fuel, reason=peaks.reason))
        elif isinstance(peaks, list):
            self._keep(key, runs, Known(is_run=False, peaks=tuple([peak.held for peak in peaks])))
        return peaks

    def lines(self, inputs: bytes, fuel: int) -> LineCosts | Outcome | Uncounted:
        return Uncounted("nobody asks for it") if self.again else super().lines(inputs, fuel)

    def holders(self, inputs: bytes, fuel: int) -> LineBytes | Outcome | Uncounted:
        return Uncounted("nobody asks for it") if self.again else super().holders(inputs, fuel)

    def _keep(self, key: bytes, runs: Sequence[bytes], known: Known) -> None:
        self.store.put(key, known)
        self.asked(runs, known)

    def _key(self, kind: str, runs: Sequence[bytes]) -> bytes:
        digest = blake2b(self._base + kind.encode(), digest_size=20)
        for inputs in runs:
            digest.update(self.store.digest_of(inputs))
        return digest.digest()
