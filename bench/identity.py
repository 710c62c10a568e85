"""Is a report the same each time, but for times? One submission, judged again and again, also under load."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bench.builds import Build
from bench.processes import busy, finish

JUDGED = 100
"""Judgements of one submission, of which half are made beside others: what the design promises."""

BESIDE = 6
"""Processes that keep the processors busy meanwhile."""

IDLE_JOBS, BUSY_JOBS = 2, 4
"""Judgements at a time: they must not influence each other, either."""

TIMES = "seconds"
"""How the name of whatever is a time ends."""


def first_differences(
    build: Build, command: Sequence[str], count: int, say: Callable[[str], None]
) -> list[str]:
    """Judge so many times; return where each report first differs from what most of them are."""
    say(f"judging one submission {count - count // 2} times")
    reports = _judged(build, command, count - count // 2, IDLE_JOBS)
    with busy(BESIDE):
        say(f"judging it {count // 2} times beside {BESIDE} busy processes")
        reports += _judged(build, command, count // 2, BUSY_JOBS)
    return unlike_most(reports)


def _judged(build: Build, command: Sequence[str], count: int, jobs: int) -> list[bytes]:
    with ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(lambda _: finish(build, command).output, range(count)))


def unlike_most(reports: Sequence[bytes]) -> list[str]:
    """Return where each report first differs from the most frequent one, times apart."""
    texts = [json.dumps(without_times(json.loads(report))) for report in reports]
    usual = Counter(texts).most_common(1)[0][0]
    return [difference(json.loads(usual), json.loads(text)) for text in texts if text != usual]


def without_times(value: Any) -> Any:
    """Return the value without all that is a time, at any depth."""
    if isinstance(value, dict):
        return {key: without_times(inner) for key, inner in value.items() if not key.endswith(TIMES)}
    if isinstance(value, list):
        return [without_times(inner) for inner in value]
    return value


def difference(one: Any, other: Any, place: str = "report") -> str:
    """Return the first place where two values differ, and both values there; nothing if they are equal."""
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        pairs = [(f"{place}.{key}", one[key], other[key]) for key in one]
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = [(f"{place}[{index}]", *both) for index, both in enumerate(zip(one, other, strict=True))]
    else:
        texts = json.dumps(one), json.dumps(other)
        return "" if texts[0] == texts[1] else f"{place}: {texts[0]} and {texts[1]}"
    return next((found for name, a, b in pairs if (found := difference(a, b, name))), "")
