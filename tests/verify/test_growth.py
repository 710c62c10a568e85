"""Each fault of the growth that is planted in a good package is found, and named with its place."""

from pathlib import Path

import pytest

from judge.model.verification import Finding, VerifiedProblem
from judge.verify import evenness, families, growth, reference, separation, solutions
from judge.verify.evenness import UNEVEN, Curve
from judge.verify.families import Grown
from tests.packages import PROBLEM
from tests.provable import GENERATE, SOLUTIONS, returning, the, verified, write_provable_bank

FAMILIES = {
    "other": '''\
    """All different: as costly as one value for whoever is too slow."""
    return (list(range(n)),)
''',
    "few": '''\
    """Never more than a few numbers, of more and more digits."""
    return ([random.randint(1, 9) << 8 * n] * min(n, 8),)
''',
    "fixed": """\
    return ([1] * n,)
""",
    "uneven": '''\
    """One value and all different ones in turns, from size to size."""
    return ([5] * n if n.bit_length() % 4 == 1 else list(range(n)),)
''',
}

FAULTY = {
    "time_limit_exceeded/quick.py": returning("[v * 2 for v in values]"),
    "accepted/slow.py": returning("[2 * values[values.index(v)] + 0 * sum(values) for v in values]"),
    "accepted/remembers.py": '''\
"""Doubles each new value the long way, and remembers it."""


def double(values):
    known = {}
    for value in values:
        if value not in known:
            known[value] = sum([value] * 40) // 20
    return [known[value] for value in values]
''',
    "accepted/deep.py": '''\
"""Asks itself through a cache, which takes C stack."""

from functools import lru_cache


def double(values):
    @lru_cache(maxsize=None)
    def reach(i):
        return 0 if i == min(len(values), 2500) else reach(i + 1)

    reach(0)
    return [2 * value for value in values]
''',
}


def with_families(*names: str) -> str:
    """Return the generator with more families."""
    functions = [f"def {name}(n, random):\n{FAMILIES[name]}\n\n" for name in names]
    listed = f"families = (alike, {', '.join(names)})"
    return GENERATE.replace("families = (alike,)", "".join([*functions, listed]))


def line_of(text: str, start: str) -> int:
    """Return the number of the line that starts so."""
    return next(i for i, line in enumerate(text.splitlines(), 1) if line.startswith(start))


# -- one package with many faults ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def generate() -> str:
    return with_families(*FAMILIES)


@pytest.fixture(scope="module")
def faulty(generate: str, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> VerifiedProblem:
    root = write_provable_bank(tmp_path_factory.mktemp("faulty"), FAULTY, generate=generate)
    return verified(root, cache, solutions, families, growth.ALL, evenness, separation)


def about(problem: VerifiedProblem, rule: str, name: str) -> Finding:
    """Return the one finding of a rule about a file or a family."""
    found = [f for f in problem.findings if f.rule == rule and (f.path.name == name or name in f.message)]
    assert len(found) == 1, [(f.rule, f.path.name, f.message) for f in problem.findings]
    return found[0]


def test_a_too_slow_solution_that_no_family_shows(faulty: VerifiedProblem) -> None:
    found = about(faulty, "growth.verdict", "quick.py")
    assert "must get Time Limit Exceeded in time_limit_exceeded/, and gets Accepted" in found.message
    assert "its time grows like n at most, in the family " in found.message


def test_an_accepted_solution_that_is_too_slow_is_reported_with_its_class_and_family(
    faulty: VerifiedProblem,
) -> None:
    found = about(faulty, "growth.verdict", "slow.py")
    assert "gets Time Limit Exceeded: the time grows like n^2, the bound is O(n)" in found.message
    assert found.message.endswith("in the family alike")


def test_what_cannot_be_counted_is_reported(faulty: VerifiedProblem) -> None:
    found = about(faulty, "growth.uncounted", "deep.py")
    assert found.severity == "warning"
    assert "alike: at n = " in found.message


def test_a_family_that_separates_nothing(faulty: VerifiedProblem, generate: str) -> None:
    found = the(faulty, "growth.idle_family")
    assert "the family few separates no" in found.message
    assert found.line == line_of(generate, "def few")


def test_a_family_is_of_use_if_it_rejects_what_another_one_rejects_first(faulty: VerifiedProblem) -> None:
    assert faulty.growth is not None
    rejects = {family.name: family.rejects for family in faulty.growth.families}
    assert rejects["alike"] == rejects["other"] == "copies.py"
    assert rejects["few"] == ""


def test_a_family_that_grows_in_no_variable(faulty: VerifiedProblem, generate: str) -> None:
    found = the(faulty, "families.size")
    assert (found.severity, found.line) == ("error", line_of(generate, "def few"))
    assert "the family few hardly grows: from n = " in found.message


def test_a_family_that_is_always_the_same_and_undescribed(faulty: VerifiedProblem) -> None:
    assert "fixed has no docstring" in the(faulty, "families.undescribed").message
    assert "gives the same input each time" in about(faulty, "families.fixed", "fixed").message


def test_a_family_whose_structure_changes_from_size_to_size(faulty: VerifiedProblem, generate: str) -> None:
    found = the(faulty, "families.uneven")
    assert (found.severity, found.line) == ("warning", line_of(generate, "def uneven"))
    assert "the family uneven grows unevenly: from n = " in found.message
    assert "the cost of remembers.py beside the reference changes by" in found.message


# -- the reference -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "space", "what"),
    [
        (SOLUTIONS["time_limit_exceeded/counts.py"], "O(n)", "its time grows like n^2, the bound is O(n)"),
        (returning("[v + v for v in [*values]]"), "O(1)", "its memory grows like n, the bound is O(1)"),
    ],
)
def test_a_reference_over_its_bound(source: str, space: str, what: str, tmp_path: Path, cache: Path) -> None:
    problem = PROBLEM.replace("space: O(n)", f"space: {space}")
    root = write_provable_bank(tmp_path, {"accepted/aaa.py": source}, problem=problem)
    found = the(verified(root, cache, reference), "growth.reference")
    assert (found.severity, found.path.name) == ("error", "aaa.py")
    assert what in found.message and "in the family alike" in found.message


# -- variables -----------------------------------------------------------------------------------------


def test_a_variable_of_the_bound_that_no_family_grows(tmp_path: Path, cache: Path) -> None:
    text = PROBLEM.replace("time: O(n)", "time: O(n + k)")
    text = text.replace("    n: len", "    k: values[0]\n    n: len")
    found = the(verified(write_provable_bank(tmp_path, problem=text), cache, families), "families.variable")
    assert (found.severity, found.path.name) == ("warning", "problem.yaml")
    assert found.line == line_of(text, "    k:")
    assert "no family grows `k`" in found.message and "in the family alike" in found.message


@pytest.mark.parametrize(
    ("sizes", "values", "is_grown"),
    [
        ((64, 16384), (64, 16384), True),
        ((64, 16384), (8, 128), True),  # the side of a square of n cells
        ((4, 131072), (2, 362), True),
        ((64, 16384), (4, 25), True),  # that of a cube
        ((8, 64), (8, 64), True),  # the short ladder of a cubic bound
        ((64, 16384), (6, 14), False),  # a logarithm
        ((64, 1024, 16384), (0, 9, 7), False),  # chance
        ((64, 16384), (26, 26), False),
    ],
)
def test_a_variable_is_grown_like_a_cube_root_at_least(
    sizes: tuple[int, ...], values: tuple[float, ...], is_grown: bool
) -> None:
    assert Grown("k", sizes, values).is_grown == is_grown


# -- evenness ------------------------------------------------------------------------------------------

EVEN = [
    (-0.39, -0.17, -0.06, 0.15, -0.01),  # one more step of a binary search, which shows in few queries
    (0.31, 0.21, 0.31, -0.14, -0.13, -0.11),
    (-0.55, -0.28),  # dies out
    (-0.4, -0.7, -0.75),  # costs the same at any size
    (0.18, 0.16, 0.14),  # a logarithm
    (0.03, 0.02, -0.05, 0.07, 0.18),
    (),
    (0.5,),
]
UNEVENS = [(-0.15, 0.27), (-0.09, 0.30), (0.31, 0.36, 0.04, 0.90)]
"""Changes that were measured with accepted solutions of the banks; the last ones with a prototype."""


def curve(*changes: float) -> Curve:
    return Curve(path=Path("one.py"), family="some", sizes=(), changes=changes)


def test_a_cost_that_only_grows_too_fast_never_falls_again() -> None:
    assert not curve(-0.3, 0.5, 1.4, 2.1).falls_again
    assert not curve(-0.6, -0.3).falls_again
    assert curve(-0.86, 6.81, -0.87).falls_again


def test_the_threshold_is_between_what_was_measured_on_both_sides() -> None:
    assert max(curve(*changes).jump for changes in EVEN) < UNEVEN
    assert min(curve(*changes).jump for changes in UNEVENS) >= UNEVEN
