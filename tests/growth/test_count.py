"""Which sizes are counted, and when that is enough: the loop over families and sizes, with made-up costs."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from judge.growth import count, rule
from judge.growth.count import Counting, Found
from judge.model.counted import Count, Peak, Uncounted
from judge.model.growth import Sample
from judge.model.outcome import Outcome, Output, Raised, Usage

Cost = Callable[[int], float]

SIZES = (64, 256, 1024, 4096, 16384)
REFERENCE = 2000
RESULTS = b"right"


def sample(n: int, family: str = "random", **fields: object) -> Sample:
    """Return a sample whose inputs only name it, with what a linear reference makes of it."""
    made = Sample(
        family=family,
        n=n,
        inputs=f"{family} {n}".encode(),
        calls=1,
        time_bound=n,
        space_bound=n,
        slack=1.0,
        instructions=REFERENCE * n,
        peak=8 * n,
        results=RESULTS,
    )
    return made if not fields else Sample(**{f: getattr(made, f) for f in made.__struct_fields__} | fields)


def ladder(*families: str, sizes: Sequence[int] = SIZES) -> dict[str, tuple[Sample, ...]]:
    return {family: tuple([sample(n, family) for n in sizes]) for family in families or ("random",)}


class Made:
    """Counts that are made up from a cost in instructions and one in bytes, and a list of what was asked."""

    def __init__(self, time: Cost, space: Cost = lambda n: 8 * n, outside: Cost = lambda n: 0) -> None:
        self.time, self.bytes, self.outside = time, space, outside
        self.asked: list[tuple[str, int, bool]] = []
        """Family, size and whether it was cut off, of each run that was counted."""
        self.held: list[tuple[str, tuple[int, ...]]] = []
        """Family and sizes of each counting of memory."""
        self.fuel: list[int] = []

    def count(self, inputs: bytes, fuel: int) -> Count | Outcome | Uncounted:
        family, n = inputs.decode().split()
        cost = round(self.time(int(n)))
        self.asked.append((family, int(n), cost > fuel))
        self.fuel.append(fuel)
        return Count(fuel, cut=True) if cost > fuel else Count(cost, round(self.outside(int(n))), RESULTS)

    def space(self, runs: Sequence[bytes], fuel: int) -> list[Peak] | Outcome | Uncounted:
        names = [inputs.decode().split() for inputs in runs]
        self.held.append((names[0][0], tuple([int(n) for _, n in names])))
        return [Peak(round(self.bytes(int(n))), 0) for _, n in names]

    def sizes(self, family: str = "random") -> list[int]:
        return [n for name, n, _ in self.asked if name == family]


def counting(
    counts: count.Counts,
    steps: dict[str, tuple[Sample, ...]] | None = None,
    *,
    far: Sample | None = None,
    larger: Callable[[str, int], Sample | None] = lambda family, n: None,
    check: Callable[[Sample, bytes], Outcome | None] = lambda sample, results: None,
    strict: bool = False,
    progress: Callable[[str], None] = lambda what: None,
) -> Counting:
    return Counting(counts, steps or ladder(), far, larger, check, strict, progress)


def raised(name: str = "ValueError") -> Raised:
    usage = Usage(wall=0.0, cpu=None)
    return Raised(
        type_name=name,
        message="",
        frames=(),
        omitted_frames=0,
        call=0,
        values=(),
        output=Output("", 0),
        usage=usage,
    )


def decision(found: Found | None) -> str:
    return "within" if found is None else f"{found.series.resource} {found.judgement.decision}"


# -- instructions ------------------------------------------------------------------------------


def test_a_flat_ratio_is_decided_by_the_two_largest_sizes() -> None:
    counts = Made(lambda n: 9 * REFERENCE * n)
    assert counting(counts).run() is None
    assert counts.sizes() == list(SIZES[-2:])


def test_every_family_is_counted_until_one_is_above() -> None:
    def time(n: int) -> float:
        return REFERENCE * n

    class InOne(Made):
        def count(self, inputs: bytes, fuel: int) -> Count | Outcome | Uncounted:
            self.time = (lambda n: n * n * 5) if inputs.startswith(b"second") else time
            return super().count(inputs, fuel)

    counts = InOne(time)
    found = counting(counts, ladder("first", "second", "third")).run()
    assert decision(found) == "time above"
    assert found is not None and found.series.family == "second"
    assert counts.sizes("first") and not counts.sizes("third")
    assert [family for family, _ in counts.held] == ["second"]


def test_runs_that_are_dear_go_down_instead_of_up() -> None:
    counts = Made(lambda n: 1000 * n * n)
    found = counting(counts).run()
    assert decision(found) == "time above"
    first, *others = counts.sizes()
    assert first == SIZES[-2] and max(others) < first
    assert sum(counts.fuel) < 3 * 10**9


def test_what_is_too_dear_at_once_is_counted_at_the_smallest_sizes() -> None:
    counts = Made(lambda n: 2.0 ** min(n / 4, 100))
    found = counting(counts).run()
    assert decision(found) == "time above"
    assert found is not None and min(p.n for p in found.series.points) == SIZES[0]


def test_a_run_is_cut_off_that_takes_many_times_what_is_expected() -> None:
    counts = Made(lambda n: REFERENCE * n if n <= SIZES[-2] else 10.0**12)
    found = counting(counts, ladder(sizes=SIZES)).run()
    assert decision(found) == "time above"
    assert found is not None
    last = found.series.points[-1]
    assert last.cut and last.yours < 10 * REFERENCE * SIZES[-1]


def test_runs_take_no_more_than_their_fuel() -> None:
    counts = Made(lambda n: 50 * n**1.5 * 40)
    counting(counts).run()
    assert all(fuel <= count.UNSURE_FUEL for fuel in counts.fuel)
    assert counts.fuel[0] <= count.FIRST_FUEL


def test_a_run_that_is_too_dear_although_smaller_ones_are_not_is_above() -> None:
    counts = Made(lambda n: REFERENCE * n * (1 if n < 4096 else 10**7))
    assert decision(counting(counts, far=sample(65536)).run()) == "time above"


def test_what_is_too_dear_even_at_the_smallest_size_is_above() -> None:
    counts = Made(lambda n: 10.0**15)
    found = counting(counts).run()
    assert decision(found) == "time above"
    assert found is not None and [point.cut for point in found.series.points] == [True]


def test_an_unsure_series_asks_beyond_its_ladder() -> None:
    made: list[int] = []

    def larger(family: str, n: int) -> Sample:
        made.append(n)
        return sample(n, family)

    def late(n: int) -> float:
        return 2 * REFERENCE * n + n * n / 40

    counts = Made(late)
    found = counting(counts, larger=larger).run()
    assert made and min(made) > SIZES[-1]
    assert decision(found) == "time above"


def test_no_series_has_more_sizes_than_that() -> None:
    wobble = {n: 1.25 if i % 2 else 1.0 for i, n in enumerate(4**k for k in range(3, 15))}
    counts = Made(lambda n: REFERENCE * n * wobble[n] / 100)
    running = counting(counts, larger=lambda family, n: sample(n, family))
    running.run()
    assert max(len(found.series.points) for found in running.found) <= count.MOST_SIZES


def test_the_far_size_is_counted_although_all_is_flat() -> None:
    def cheats(n: int) -> float:
        return REFERENCE * n if n <= SIZES[-1] else n * n

    far = sample(4 * SIZES[-1])
    counts = Made(cheats)
    found = counting(counts, far=far).run()
    assert counts.sizes()[2] == far.n
    assert decision(found) == "time above"


def test_the_far_size_belongs_to_its_family_only() -> None:
    counts = Made(lambda n: REFERENCE * n)
    counting(counts, ladder("first", "second"), far=sample(65536, "second")).run()
    assert 65536 not in counts.sizes("first")
    assert 65536 in counts.sizes("second")


def test_the_far_size_is_left_out_where_it_would_be_too_dear() -> None:
    counts = Made(lambda n: 60 * REFERENCE * n)
    counting(counts, far=sample(16 * SIZES[-1])).run()
    assert max(counts.sizes()) <= SIZES[-1]


def test_work_outside_of_the_calls_is_held_against_it_beyond_what_the_reference_needs() -> None:
    steps = {"random": tuple([sample(n, outside=300 * n) for n in SIZES])}
    honest = Made(lambda n: REFERENCE * n, outside=lambda n: 300 * n)
    assert counting(honest, steps).run() is None
    hidden = Made(lambda n: REFERENCE * n, outside=lambda n: 300 * n + n * n)
    assert decision(counting(hidden, steps).run()) == "time above"


def test_a_logarithm_is_rejected_only_where_that_is_strict() -> None:
    counts = Made(lambda n: 400 * n * math.log2(n))
    running = counting(counts)
    assert running.run() is None
    assert any(found.judgement.logarithm for found in running.found)
    assert decision(counting(Made(counts.time), strict=True).run()) == "time above"


def test_progress_names_what_is_counted() -> None:
    told: list[str] = []
    counting(Made(lambda n: REFERENCE * n), ladder("first", "second"), progress=told.append).run()
    assert told == ["first", "second", "memory, first", "memory, second"]


# -- memory ------------------------------------------------------------------------------------


def test_memory_is_counted_at_sizes_that_are_a_power_of_four_apart() -> None:
    counts = Made(lambda n: REFERENCE * n)
    steps = ladder(sizes=tuple([64 * 2**k for k in range(8)]))
    assert counting(counts, steps).run() is None
    for _, sizes in counts.held:
        for before, after in pairwise(sizes):
            assert math.log(after / before, 4) == pytest.approx(round(math.log(after / before, 4)), abs=0.1)


def test_memory_that_grows_too_fast_is_rejected() -> None:
    counts = Made(lambda n: REFERENCE * n, space=lambda n: n * n / 8)
    assert decision(counting(counts).run()) == "space above"


def test_what_is_too_slow_and_too_large_is_rejected_for_its_memory() -> None:
    counts = Made(lambda n: 100 * n * n, space=lambda n: 8 * n * n)
    assert decision(counting(counts).run()) == "space above"
    counts = Made(lambda n: 100 * n * n)
    assert decision(counting(counts).run()) == "time above"


def test_memory_is_counted_where_runs_are_cheap() -> None:
    counts = Made(lambda n: REFERENCE * n)
    counting(counts).run()
    assert max(max(sizes) for _, sizes in counts.held) * REFERENCE <= count.SPACE_DEAR


def test_a_few_bytes_are_no_growth() -> None:
    counts = Made(lambda n: REFERENCE * n, space=lambda n: 40 + n / 500)
    assert counting(counts, {"random": tuple([sample(n, peak=0) for n in SIZES])}).run() is None


# -- what cannot be counted, and what is wrong -------------------------------------------------


class Failing(Made):
    """Counts that fail from one size on."""

    def __init__(self, time: Cost, reply: Outcome | Uncounted, beyond: int = 0) -> None:
        super().__init__(time)
        self.reply, self.beyond = reply, beyond

    def count(self, inputs: bytes, fuel: int) -> Count | Outcome | Uncounted:
        counted = super().count(inputs, fuel)
        return counted if self.asked[-1][1] < self.beyond else self.reply


def test_what_cannot_be_counted_is_told_and_not_rejected() -> None:
    running = counting(Failing(lambda n: REFERENCE * n, Uncounted("its stack is full there")))
    assert running.run() is None
    assert running.uncounted == {"random": f"at n = {SIZES[-2]:,} its stack is full there"}


def test_a_run_that_raises_is_a_suspect() -> None:
    running = counting(Failing(lambda n: REFERENCE * n, raised()))
    assert running.run() is None
    assert [(one.sample.n, one.outcome) for one in running.suspects] == [(SIZES[-2], raised())]


def test_a_run_with_wrong_results_is_a_suspect() -> None:
    running = counting(Made(lambda n: REFERENCE * n), check=lambda sample, results: raised("WrongAnswer"))
    assert running.run() is None
    assert running.suspects[0].outcome == raised("WrongAnswer")


def test_results_of_a_run_that_was_cut_off_are_not_looked_at() -> None:
    looked: list[int] = []

    def check(sample: Sample, results: bytes) -> None:
        assert results == RESULTS
        looked.append(sample.n)

    counts = Made(lambda n: REFERENCE * n if n <= SIZES[-2] else 10.0**12)
    assert decision(counting(counts, check=check).run()) == "time above"
    assert SIZES[-1] not in looked


def test_memory_that_is_not_enough_for_counting_it_says_nothing() -> None:
    class Small(Made):
        def space(self, runs: Sequence[bytes], fuel: int) -> list[Peak] | Outcome | Uncounted:
            return raised("MemoryError")

    running = counting(Small(lambda n: REFERENCE * n))
    assert running.run() is None
    assert not running.suspects


def test_a_run_that_fails_only_while_its_memory_is_counted_is_a_suspect() -> None:
    class Odd(Made):
        def space(self, runs: Sequence[bytes], fuel: int) -> list[Peak] | Outcome | Uncounted:
            return raised("KeyError")

    running = counting(Odd(lambda n: REFERENCE * n))
    assert running.run() is None
    assert running.suspects


def test_rises_of_expected_costs_are_those_of_the_rule() -> None:
    """A run is expected to rise on as it has risen, so that a steady power is not cut off."""
    counts = Made(lambda n: 20 * n**1.5)
    counting(counts, larger=lambda family, n: sample(n, family)).run()
    assert not any(cut for _, _, cut in counts.asked)
    assert rule.STEP == 4.0


def test_a_cost_that_hides_behind_a_larger_one_is_looked_at_far_away() -> None:
    """Thirty times the reference hides what moves a list: one size more shows it."""
    counts = Made(lambda n: 30 * REFERENCE * n + 2 * n**2)
    found = counting(counts, ladder(sizes=SIZES[:3]), larger=lambda family, n: sample(n, family)).run()
    flat = Made(lambda n: 30 * REFERENCE * n)
    assert counting(flat, ladder(sizes=SIZES[:3]), larger=lambda family, n: sample(n, family)).run() is None
    assert max(flat.sizes()) == 4 * SIZES[2]
    assert decision(found) == "time above"


def test_one_size_more_is_counted_before_a_rise_that_is_not_sure_rejects() -> None:
    """It rises over all sizes of the ladder, and no more beyond: only the far size says so."""
    counts = Made(lambda n: 45 * REFERENCE * n * (1 + 0.022 * math.sqrt(min(n, 4096))))
    steps = ladder(sizes=(256, 1024, 4096))
    assert decision(counting(counts, steps).run()) == "time above"
    assert counting(counts, steps, larger=lambda family, n: sample(n, family)).run() is None
    assert max(counts.sizes()) == 4 * 4096
