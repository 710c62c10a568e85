"""The stage `growth` as a whole: what it lets pass, what it rejects, and what may not fool it."""

import textwrap
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from judge.casegen.batches import Batches, few, load, spread
from judge.casegen.generator import Generator
from judge.catalog.bank import Bank
from judge.engines.native.meter import AllowanceSpent
from judge.engines.native.runner import Submission
from judge.growth.judgement import judge_series
from judge.journey import Silent
from judge.measuring.looks import Seen
from judge.measuring.stage import GrowthStage
from judge.model.growth import Growth
from judge.model.report import Report
from judge.model.verdict import Verdict
from judge.pipeline import Pipeline
from tests import workers

nothing_left_behind = workers.nothing_left_behind
pytestmark = [workers.measures, pytest.mark.usefixtures("nothing_left_behind")]

ROOT = Path(__file__).resolve().parents[2]


def measured(cache: Path, bank: Bank, slug: str, source: str) -> Report:
    """The report on a submission that is measured and judged on nothing else."""
    submission = Submission(textwrap.dedent(source).encode(), Path("solution.py"))
    with Pipeline(cache, [ROOT]) as pipeline:
        return pipeline.judge(bank.load(slug), submission, Silent(), stages=())


def growth_of(report: Report) -> Growth:
    assert report.growth is not None, report.message
    return report.growth


QUEUE = """
from collections import deque
def sliding_window_max(nums, k):
    {first}
    queue, maxima = deque(), []
    for i, value in enumerate(nums):
        while queue and nums[queue[-1]] <= value:
            queue.pop()
        queue.append(i)
        if queue[0] == i - k:
            queue.popleft()
        if i >= k - 1:
            maxima.append(nums[queue[0]])
    return maxima
"""

HALVES = """
from functools import lru_cache
seen = {{}}
def binary_search(nums, target):
    {first}
    low, high = 0, len(nums) - 1
    while low <= high:
        middle = (low + high) // 2
        if nums[middle] == target:
            return middle
        if nums[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
    return -1
"""


@pytest.mark.parametrize(
    "source",
    [
        HALVES.format(first="nums[0] += 0; nums[-1:] = nums[-1:]"),  # the list is the submission's own
        HALVES.format(first="nums = nums; print('looking for', target)"),
        HALVES.format(first="seen[len(seen)] = target"),
        HALVES.format(first="sum(range(300))"),  # a constant part, a large one
        """
        def binary_search(nums, target):
            def search(low, high):
                if low > high: return -1
                middle = (low + high) // 2
                if nums[middle] == target: return middle
                return search(middle + 1, high) if nums[middle] < target else search(low, middle - 1)
            return search(0, len(nums) - 1)
        """,
    ],
    ids=["writes into its list", "prints", "keeps a little", "large constant", "recursion"],
)
def test_honest_solutions_are_within_the_bound(cache: Path, bank: Bank, source: str) -> None:
    report = measured(cache, bank, "binary_search", source)
    assert report.verdict is Verdict.AC, report.message
    assert growth_of(report).decision != "above"


@pytest.mark.parametrize(
    ("first", "verdicts"),
    [
        ("if len(nums) > 5000: return [0] * (len(nums) - k + 1)", {Verdict.WA}),
        ("if len(nums) > 5000: return [1.5] * (len(nums) - k + 1)", {Verdict.WA}),
        ("if len(nums) > 5000: raise KeyError(k)", {Verdict.RTE}),
        ("if len(nums) > 5000: import os; os._exit(0)", {Verdict.RTE}),
        ("if len(nums) > 5000: print('x' * 2_000_000)", {Verdict.OLE}),
        ("import os, sys; os.write(int(sys.argv[2]), b'x')", {Verdict.SV}),
        ("if len(nums) > 5000: nums = [nums] * 90_000_000", {Verdict.MLE}),
    ],
    ids=["wrong", "wrong type", "raises", "exits", "prints", "writes into the pipe", "takes all memory"],
)
def test_what_goes_wrong_at_large_sizes_only_is_found(
    cache: Path, bank: Bank, first: str, verdicts: set[Verdict]
) -> None:
    report = measured(cache, bank, "sliding_window_max", QUEUE.format(first=first))
    assert report.verdict in verdicts, report.message
    assert report.failure is not None
    assert report.failure.stage == "growth"


@pytest.mark.parametrize(
    "first",
    [
        "if seen.get('n') == len(nums): return 0\n    seen['n'] = len(nums)",  # right once for each size
        "seen[id(nums)] = seen.get(id(nums), 0) + 1\n    if seen[id(nums)] > 3: return 0",
    ],
    ids=["same size", "counts calls"],
)
def test_results_of_measured_runs_are_checked(cache: Path, bank: Bank, first: str) -> None:
    report = measured(cache, bank, "binary_search", HALVES.format(first=first))
    assert report.verdict is not Verdict.AC
    assert report.failure is not None
    assert len(report.failure.result.case.calls) == 1  # of the hundreds that were measured together
    assert [mistake.kind for mistake in report.failure.mistakes] == ["keeps_state"]


def test_an_exception_in_a_measured_run_is_shown_with_its_call(cache: Path, bank: Bank) -> None:
    first = "seen['calls'] = seen.get('calls', 0) + 1\n    if seen['calls'] > 300: raise ValueError('tired')"
    report = measured(cache, bank, "binary_search", HALVES.format(first=first))
    assert (report.verdict, report.reason) == (Verdict.RTE, "ValueError")
    assert report.failure is not None
    assert len(report.failure.result.case.calls) == 1
    assert report.stages[-1].passed == 0


def test_an_index_kept_from_call_to_call_is_not_free(cache: Path, bank: Bank) -> None:
    source = """
        kept = []
        def binary_search(nums, target):
            if not kept or kept[0] is not nums:
                kept[:] = [nums, {value: i for i, value in enumerate(nums)}]
            return kept[1].get(target, -1)
        """
    report = measured(cache, bank, "binary_search", source)
    assert report.verdict in (Verdict.TLE, Verdict.MLE)
    assert report.reason == "growth"


def test_a_rejection_names_family_example_and_line_and_can_be_recomputed(cache: Path, bank: Bank) -> None:
    source = """
        def next_greater_element(nums):
            found = []
            for i, value in enumerate(nums):
                later = [other for other in nums[i + 1:] if other > value]
                found.append(later[0] if later else -1)
            return found
        """
    report = measured(cache, bank, "next_greater_element", source)
    assert (report.verdict, report.reason) == (Verdict.TLE, "growth")
    assert "O(n)" in report.message
    growth = growth_of(report)
    assert growth.line is not None
    assert growth.line.line == 5
    assert growth.line.power > 1.5
    assert growth.example.startswith("next_greater_element([")
    assert growth.about
    assert growth.shown is not None
    again = [judge_series(series) for series in growth.series]
    assert again[growth.shown] == growth.judgements[growth.shown]
    assert again[growth.shown].decision == "above"


def test_the_line_whose_memory_grows_is_named(cache: Path, bank: Bank) -> None:
    source = """
        from bisect import bisect_left
        def binary_search(nums, target):
            few = nums[:8]
            i = bisect_left(list(nums), target)
            return i if i < len(nums) and nums[i] == target else -1
        """
    report = measured(cache, bank, "binary_search", source)
    assert (report.verdict, report.reason) == (Verdict.MLE, "growth")
    line = growth_of(report).line
    assert line is not None
    assert (line.line, line.source) == (5, "i = bisect_left(list(nums), target)")
    assert line.power > 0.8
    assert line.share > 0.9


def test_a_decision_stands_when_no_time_is_left_to_explain_it(
    cache: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spent(*_: object) -> None:
        raise AllowanceSpent

    monkeypatch.setattr("judge.measuring.lines.Profiler.largest", spent)
    source = (
        "def binary_search(nums, target):\n    return list(nums).index(target) if target in nums[:] else -1\n"
    )
    report = measured(cache, bank, "binary_search", source)
    assert report.verdict is Verdict.MLE
    assert "memory" in report.message
    assert growth_of(report).line is None


def test_what_takes_too_long_in_all_is_rejected(
    cache: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("judge.measuring.stage.MOST_IN_ALL", 0.05)
    source = QUEUE.format(first="__import__('time').sleep(0.06)")
    report = measured(cache, bank, "sliding_window_max", source)
    assert (report.verdict, report.reason) == (Verdict.TLE, "growth")
    assert "more than 0.05 s" in report.message


def test_what_is_cut_off_at_every_size_is_told_as_too_long(cache: Path, bank: Bank) -> None:
    source = "def sliding_window_max(nums, k):\n    while len(nums) > 12: pass\n    return []\n"
    report = measured(cache, bank, "sliding_window_max", source)
    growth = growth_of(report)
    assert (report.verdict, report.message) == (Verdict.TLE, growth.too_long)
    assert growth.shown is not None and growth.series[growth.shown].cut_short
    assert growth.line is None


def test_a_family_whose_time_was_suspected_wrongly_hides_no_memory_of_another(
    cache: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    def suspect(self: GrowthStage, seen: Seen) -> Seen:
        series, judgement = seen
        wide = series.family == "one_giant_row"  # one row: no strips but one for each column
        return (series, replace(judgement, decision="above")) if wide else seen

    monkeypatch.setattr(GrowthStage, "_twice", suspect)
    monkeypatch.setattr(GrowthStage, "_decided", lambda *_: iter(()))
    path = ROOT / "solutions_reference/weighted_iou/memory_limit_exceeded/counter_of_every_strip.py"
    report = measured(cache, bank, "weighted_iou", path.read_text())
    assert (report.verdict, report.reason) == (Verdict.MLE, "growth"), report.message


# -- inputs ------------------------------------------------------------------------------------------------


def test_batches_share_what_is_one_object_and_copies_do_not(bank: Bank) -> None:
    batches = Batches(Generator(bank.load("binary_search")))
    batch = batches.batch(batches.generator.families[0], 1000, Random(0))
    inputs = load(batch)
    assert len(inputs) == batch.calls == 256
    assert len({id(calls[0].arguments[0]) for calls in inputs}) == 1
    assert len({calls[0].arguments[1] for calls in inputs}) == 256
    own = load(few(batch, 5, share=False))
    assert len({id(calls[0].arguments[0]) for calls in own}) == len(own) == 5
    assert own == inputs[:5]
    assert load(few(batch)) == inputs[: few(batch).calls]


def test_a_batch_knows_the_bounds_of_its_size(bank: Bank) -> None:
    batches = Batches(Generator(bank.load("rectangle_sum")))
    batch = batches.batch(batches.generator.families[0], 400, Random(0))
    (calls,) = load(batch)
    matrix = calls[0].arguments[0]
    assert batch.time_bound == len(matrix) * len(matrix[0]) + len(calls) - 1
    assert batch.space_bound == len(matrix) * len(matrix[0])
    assert batch.slack == 1.0


def test_sizes_are_spread_evenly_on_a_logarithmic_scale() -> None:
    assert spread(1, 10_000, 5) == [1, 10, 100, 1000, 10_000]
    assert spread(3, 3, 4) == [3]
