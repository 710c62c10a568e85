"""Each fault of the growth that is planted in a good package is found, and named with its place."""

from pathlib import Path

import pytest

from judge.model.verdict import Verdict
from judge.model.verification import VerifiedProblem
from judge.verify import evenness, families, growth, reference, separation, solutions
from judge.verify.evenness import UNEVEN, Curve
from judge.verify.families import Grown
from tests.packages import PROBLEM
from tests.provable import GENERATE, SOLUTIONS, returning, rules, the, verified, write_provable_bank

COUNTS_UP = SOLUTIONS["time_limit_exceeded/counts.py"]


def with_families(*functions: str) -> str:
    """Return the generator with more families, each the text of a function."""
    names = ", ".join(text.removeprefix("def ").partition("(")[0] for text in functions)
    listed = "\n\n".join([*functions, f"families = (alike, {names})"])
    return GENERATE.replace("families = (alike,)", listed)


def line_of(text: str, start: str) -> int:
    """Return the number of the line that starts so."""
    return next(i for i, line in enumerate(text.splitlines(), 1) if line.startswith(start))


# -- verdicts ------------------------------------------------------------------------------------------


def test_a_too_slow_solution_that_no_family_shows(tmp_path: Path, cache: Path) -> None:
    quick = {"time_limit_exceeded/quick.py": returning("[v * 2 for v in values]")}
    root = write_provable_bank(tmp_path, quick)
    found = the(verified(root, cache, solutions, growth.ALL), "growth.verdict")
    assert found.path.name == "quick.py"
    assert "must get Time Limit Exceeded in time_limit_exceeded/, and gets Accepted" in found.message
    assert found.message.endswith("its time grows like n at most, in the family alike")


def test_an_accepted_solution_that_is_too_slow_is_reported_with_its_class_and_family(
    tmp_path: Path, cache: Path
) -> None:
    slow = {"accepted/slow.py": returning("[2 * values[values.index(v)] + 0 * sum(values) for v in values]")}
    root = write_provable_bank(tmp_path, slow)
    found = the(verified(root, cache, solutions, growth.ACCEPTED_ONLY), "growth.verdict")
    assert found.path.name == "slow.py"
    assert "gets Time Limit Exceeded: the time grows like n^2, the bound is O(n)" in found.message
    assert found.message.endswith("in the family alike")


def test_a_logarithm_too_much_is_rejected_where_the_bound_is_strict(tmp_path: Path, cache: Path) -> None:
    sorts = returning("[2 * v for v in values + 0 * [sorted(values) for _ in range(10)]]")
    by_sorting = {"accepted/sorts.py": sorts}
    shuffled = "def shuffled(n, random):\n    return ([random.randrange(10**6) for _ in range(n)],)\n"
    strict = PROBLEM.replace("  time: O(n)\n", "  time: O(n)\n  strict: true\n")
    generate = with_families(shuffled)
    lax = verified(write_provable_bank(tmp_path / "lax", by_sorting, generate=generate), cache, *CHECKS)
    assert "growth.verdict" not in rules(lax)
    root = write_provable_bank(tmp_path / "strict", by_sorting, generate=generate, problem=strict)
    found = the(verified(root, cache, *CHECKS), "growth.verdict")
    assert "n log n" in found.message and "strict" in found.message


CHECKS = (solutions, growth.ACCEPTED_ONLY)


def test_what_cannot_be_counted_is_reported(tmp_path: Path, cache: Path) -> None:
    deep = '''\
"""Asks itself through a cache, which takes C stack."""

from functools import lru_cache


def double(values):
    @lru_cache(maxsize=None)
    def reach(i):
        return 0 if i == min(len(values), 2500) else reach(i + 1)

    reach(0)
    return [2 * value for value in values]
'''
    problem = verified(write_provable_bank(tmp_path, {"accepted/deep.py": deep}), cache, *CHECKS)
    found = the(problem, "growth.uncounted")
    assert (found.severity, found.path.name) == ("warning", "deep.py")
    assert "alike: at n = " in found.message


# -- the reference -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "bound", "what"),
    [
        (COUNTS_UP, "O(n)", "its time grows like n^2, the bound is O(n)"),
        (returning("[2 * v for v in values]"), "O(1)", "its memory grows like n, the bound is O(1)"),
    ],
)
def test_a_reference_over_its_bound(source: str, bound: str, what: str, tmp_path: Path, cache: Path) -> None:
    keeps = source.replace("return", "kept = [values[:i] for i in range(1)] + [values * 2]\n    return")
    text = keeps if bound == "O(1)" else source
    problem = PROBLEM.replace("space: O(n)", "space: O(1)") if bound == "O(1)" else PROBLEM
    root = write_provable_bank(tmp_path, {"accepted/aaa.py": text}, problem=problem)
    found = the(verified(root, cache, reference), "growth.reference")
    assert (found.severity, found.path.name) == ("error", "aaa.py")
    assert what in found.message and "in the family alike" in found.message


# -- families ------------------------------------------------------------------------------------------


def separated(root: Path, cache: Path) -> VerifiedProblem:
    return verified(root, cache, solutions, families, growth.ALL, separation)


FEW = (
    'def few(n, random):\n    """Never more than a few numbers, of more and more digits."""\n'
    "    return ([random.randint(1, 9) << 8 * n] * min(n, 8),)\n"
)


def test_a_family_that_separates_nothing(tmp_path: Path, cache: Path) -> None:
    generate = with_families(FEW)
    found = the(separated(write_provable_bank(tmp_path, generate=generate), cache), "growth.idle_family")
    assert "the family few separates no" in found.message
    assert found.line == line_of(generate, "def few")


def test_a_family_that_would_reject_what_another_one_has_rejected_is_of_use(
    tmp_path: Path, cache: Path
) -> None:
    other = 'def other(n, random):\n    """All different."""\n    return (list(range(n)),)\n'
    problem = separated(write_provable_bank(tmp_path, generate=with_families(other)), cache)
    assert "growth.idle_family" not in rules(problem)
    assert problem.growth is not None
    assert [(family.name, family.rejects) for family in problem.growth.families] == [
        ("alike", "copies.py"),
        ("other", "copies.py"),
    ]


def test_families_that_are_of_no_use_for_counting(tmp_path: Path, cache: Path) -> None:
    fixed = "def fixed(n, random):\n    return ([1] * n,)\n"
    generate = with_families(FEW, fixed)
    problem = verified(write_provable_bank(tmp_path, generate=generate), cache, families)
    size = the(problem, "families.size")
    assert (size.severity, size.line) == ("error", line_of(generate, "def few"))
    assert "the family few hardly grows: from n = " in size.message
    assert "fixed has no docstring" in the(problem, "families.undescribed").message
    assert "fixed gives the same input each time" in the(problem, "families.fixed").message


def test_a_variable_of_the_bound_that_no_family_grows(tmp_path: Path, cache: Path) -> None:
    text = PROBLEM.replace("time: O(n)", "time: O(n + k)").replace(
        "    n: len", "    k: values[0]\n    n: len"
    )
    found = the(verified(write_provable_bank(tmp_path, problem=text), cache, families), "families.variable")
    assert (found.severity, found.path.name) == ("warning", "problem.yaml")
    assert found.line == line_of(text, "    k:")
    assert "no family grows `k`" in found.message and "in the family alike" in found.message
    grows = 'def long(n, random):\n    """A large first value."""\n    return ([n] * n,)\n'
    root = write_provable_bank(tmp_path / "fixed", problem=text, generate=with_families(grows))
    assert "families.variable" not in rules(verified(root, cache, families))


@pytest.mark.parametrize(
    ("sizes", "values", "is_grown"),
    [
        ((64, 16384), (64, 16384), True),
        ((64, 16384), (8, 128), True),  # the side of a square of n cells
        ((8, 64), (8, 64), True),  # the short ladder of a cubic bound
        ((64, 16384), (6, 14), False),  # a logarithm
        ((64, 16384), (0, 9), False),
        ((64, 16384), (26, 26), False),
    ],
)
def test_a_variable_is_grown_like_a_root_at_least(
    sizes: tuple[int, int], values: tuple[float, float], is_grown: bool
) -> None:
    assert Grown("k", sizes, values).is_grown == is_grown


# -- evenness ------------------------------------------------------------------------------------------


def curve(*changes: float) -> Curve:
    return Curve(path=Path("one.py"), family="some", sizes=(), changes=changes)


EVEN = [
    (-0.39, -0.17, -0.06, 0.15, -0.01),  # one more step of a binary search, and it shows in few queries
    (0.31, 0.21, 0.31, -0.14, -0.13, -0.11),
    (-0.55, -0.28),  # dies out
    (0.18, 0.16, 0.14),  # a logarithm
    (0.06, 0.05, -0.1, 0.07, 0.18),
    (),
    (0.5,),
]
UNEVENS = [(-0.15, 0.27), (-0.09, 0.30), (0.31, 0.36, 0.04, 0.90)]
"""What was measured of the accepted solutions of the banks; the last one on the clockless prototype."""


def test_the_threshold_is_between_what_was_measured_on_both_sides() -> None:
    assert max(curve(*changes).jump for changes in EVEN) < UNEVEN
    assert min(curve(*changes).jump for changes in UNEVENS) >= UNEVEN


def test_a_family_whose_structure_changes_from_size_to_size(tmp_path: Path, cache: Path) -> None:
    uneven = (
        'def uneven(n, random):\n    """One value and all different ones in turns, from size to size."""\n'
        "    return ([5] * n if n.bit_length() % 4 == 1 else list(range(n)),)\n"
    )
    remembers = {
        "accepted/remembers.py": '''\
"""Doubles each new value the long way, and remembers it."""


def double(values):
    known = {}
    for value in values:
        if value not in known:
            known[value] = sum([value] * 40) // 20
    return [known[value] for value in values]
'''
    }
    generate = with_families(uneven)
    root = write_provable_bank(tmp_path, remembers, generate=generate)
    problem = verified(root, cache, solutions, evenness)
    found = the(problem, "families.uneven")
    assert found.severity == "warning"
    assert found.line == line_of(generate, "def uneven")
    assert "the cost of remembers.py beside the reference changes by" in found.message
    assert {judged.verdict for judged in problem.solutions if judged.folder == "accepted"} == {Verdict.AC}
