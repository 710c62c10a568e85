"""Which reports are the same but for times, and where one differs."""

import json
from typing import Any

from bench.identity import difference, unlike_most, without_times


def report(count: int, seconds: float) -> dict[str, Any]:
    return {"verdict": "TLE", "seconds": seconds, "runs": [{"n": 4, "cpu_seconds": seconds, "count": count}]}


def encoded(*reports: dict[str, Any]) -> list[bytes]:
    return [json.dumps(one).encode() for one in reports]


def test_times_do_not_count_wherever_they_stand() -> None:
    assert without_times(report(7, 0.5)) == {"verdict": "TLE", "runs": [{"n": 4, "count": 7}]}
    assert unlike_most(encoded(report(7, 0.5), report(7, 0.6), report(7, 0.7))) == []


def test_what_is_not_like_most_is_named_by_its_first_difference() -> None:
    found = unlike_most(encoded(report(8, 0.5), report(7, 0.5), report(7, 0.5)))
    assert found == ["report.runs[0].count: 7 and 8"]


def test_the_order_of_keys_and_the_length_of_lists_count() -> None:
    assert difference({"a": 1, "b": 2}, {"b": 2, "a": 1}) == 'report: {"a": 1, "b": 2} and {"b": 2, "a": 1}'
    assert difference([1], [1, 2]) == "report: [1] and [1, 2]"
    assert difference({"a": [1, {"b": None}]}, {"a": [1, {"b": None}]}) == ""
    assert difference(1, 1.0) == "report: 1 and 1.0"
