"""A small package that `judge verify` finds nothing wrong with, to be broken in one place or another."""

from pathlib import Path

from judge.catalog.bank import Bank
from judge.model.verification import Finding, VerifiedProblem
from judge.verify.crew import Crew
from judge.verify.verify import Check, Options, Round, Silent, rounds_for, verify
from tests import packages

QUICK = Options(quick=True)

STATEMENT = """\
# Double

Return twice each value, in time O(n) and space O(n).

```
double([1, 2])  ->  [2, 4]
```
"""


GENERATE = packages.GENERATE.replace("randint(-9, 9)", "randint(1, 6)")
"""Its families grow evenly: twice a negative number would take memory, and twice a small one does not."""


def returning(expression: str) -> str:
    """Return a solution that returns the value of an expression."""
    return f'"""Returns {expression}."""\n\n\ndef double(values):\n    return {expression}\n'


SOLUTIONS = {
    "accepted/adds.py": '''\
"""Adds each value to itself."""


def double(values):
    result = []
    for value in values:
        result.append(value + value)
    return result
''',
    "wrong_answer/squares.py": returning("[v * v for v in values]"),
    "wrong_answer/loses_signs.py": returning("[2 * abs(v) for v in values]"),
    "wrong_answer/drops_zeros.py": returning("[2 * v for v in values if v]"),
    "time_limit_exceeded/copies.py": '''\
"""Copies what it has for each value: O(n^2)."""


def double(values):
    result = []
    for value in values:
        result = [*result, 2 * value]
    return result
''',
    "time_limit_exceeded/counts.py": '''\
"""Counts up to the place of each value: O(n^2)."""


def double(values):
    result = []
    for place in range(len(values)):
        i = 0
        while i < place:
            i += 1
        result.append(2 * values[i])
    return result
''',
}


def write_provable_bank(root: Path, solutions: dict[str, str] | None = None, **changed: str) -> Path:
    """Write a bank with the valid problem `double` and its solutions, except for what is changed."""
    packages.write_function_bank(root, **{"statement": STATEMENT, "generate": GENERATE, **changed})
    packages.write_solutions(root, "double", {**SOLUTIONS, **(solutions or {})})
    return root


def verified(root: Path, cache: Path, *checks: Check, options: Options = QUICK) -> VerifiedProblem:
    """Verify the only problem of a bank in this process; by some checks alone, if any are given."""

    def only(_: Options) -> list[Round]:
        return [Round("some", (check,)) for check in checks]

    with Crew(1, cache, [root]) as crew:
        found = verify(Bank(root, cache), [], crew, options, Silent(), only if checks else rounds_for)
    (problem,) = found.problems
    return problem


def rules(problem: VerifiedProblem) -> set[str]:
    """Return the rules of all findings."""
    return {finding.rule for finding in problem.findings}


def the(problem: VerifiedProblem, rule: str) -> Finding:
    """Return the one finding of a rule."""
    found = [finding for finding in problem.findings if finding.rule == rule]
    assert len(found) == 1, [(f.rule, f.message) for f in problem.findings]
    return found[0]
