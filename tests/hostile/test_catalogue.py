"""The hostile suite is complete, and every submission in it says what it may get."""

from collections import Counter

from tests.hostile.catalogue import FAULTS, GROUPS, HOSTILE


def test_every_header_is_valid() -> None:
    assert FAULTS == []


def test_there_are_enough_submissions_of_each_group() -> None:
    counts = Counter(hostile.group for hostile in HOSTILE)
    assert set(counts) == set(GROUPS)
    assert sum(counts.values()) - counts["honest"] >= 110
    assert counts["honest"] >= 25
    assert all(count >= 15 for count in counts.values())


def test_whoever_is_honest_is_accepted_and_nobody_forges_an_acceptance() -> None:
    for hostile in HOSTILE:
        if hostile.group == "honest":
            assert hostile.verdicts == {"AC"}, hostile.name
        if hostile.group == "forging":
            assert "AC" not in hostile.verdicts, hostile.name


def test_no_two_submissions_say_that_they_try_the_same() -> None:
    tries = Counter((hostile.tries, hostile.group) for hostile in HOSTILE)
    assert [what for what, count in tries.items() if count > 2] == []
