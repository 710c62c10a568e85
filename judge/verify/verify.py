"""The main path: the packages of a bank in, everything that is wrong with them out.

The checks run in rounds, those of one round side by side over all processors: counts are the same beside
whatever else runs. A check sees what the rounds before it have found.
"""

import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from msgspec import Struct

from judge import __version__
from judge.catalog.bank import Bank, is_slug
from judge.model.errors import UsageError
from judge.model.verification import Verification
from judge.verify import (
    accuracy,
    cases,
    comparison,
    evenness,
    families,
    growth,
    mutation,
    reference,
    separation,
    solutions,
    structure,
    survivors,
)
from judge.verify.crew import Crew, Job, Refused
from judge.verify.subject import Subject
from judge.versions import installed_version


class Check(Protocol):
    """A kind of check: `jobs` names the work that it needs, `conclude` files facts and findings."""

    def jobs(self, subject: Subject) -> Sequence[Job]: ...

    def conclude(self, subject: Subject, answers: Sequence[Any]) -> None: ...


COUNTING: tuple[Check, ...] = (reference, families, growth.ALL, growth.ACCEPTED_ONLY, evenness, separation)
"""The checks of counted growth, which there is none of where solutions may import packages."""


class Round(Struct, frozen=True):
    """Checks that do not need each other."""

    name: str
    checks: tuple[Check, ...]


class Progress(Protocol):
    """Receives what happens while packages are verified."""

    def began(self, name: str, jobs: int) -> None: ...

    def done(self, job: Job) -> None: ...


class Silent:
    """Drops the progress."""

    def began(self, name: str, jobs: int) -> None:
        pass

    def done(self, job: Job) -> None:
        pass


class Options(Struct, frozen=True):
    """How thoroughly to verify: `quick` leaves out mutation, and the growth of what it must reject."""

    quick: bool = False


def rounds_for(options: Options) -> list[Round]:
    """Return what is checked, in this order."""
    begin = [
        Round("building the cases", (structure, reference)),
        Round("solutions and cases", (comparison, solutions, cases, families)),
    ]
    if options.quick:
        return [*begin, Round("growth", (growth.ACCEPTED_ONLY, accuracy)), Round("families", (evenness,))]
    return [
        *begin,
        Round("strength by mutation", (mutation, accuracy)),
        Round("growth", (growth.ALL, survivors)),
        Round("families", (evenness, separation)),
    ]


def verify(
    bank: Bank,
    slugs: Sequence[str],
    crew: Crew,
    options: Options,
    progress: Progress,
    rounds: Callable[[Options], Sequence[Round]] = rounds_for,
) -> Verification:
    """Verify the packages of some slugs, or of the whole bank if there are none.

    Raises UnknownProblem for a slug, JudgeFault where the judge is at fault. What is wrong with a package is
    never raised.
    """
    started = time.monotonic()
    named = list(dict.fromkeys(slugs)) or [slug for slug in bank.slugs() if is_slug(slug)]
    if not named:
        folders = ", ".join(str(root / "problems") for root in bank.roots)
        raise UsageError(f"There is no problem in {folders}.", "Make one: judge new SLUG.")
    subjects = [Subject(bank, slug) for slug in named]
    for round_ in rounds(options):
        _carry_out(round_, [subject for subject in subjects if subject.usable], crew, progress)
    return Verification(
        problems=tuple(subject.result() for subject in subjects),
        findings=() if slugs else tuple(structure.of_the_bank(bank)),
        quick=options.quick,
        versions={"judge": __version__, **_versions(subjects)},
        seconds=time.monotonic() - started,
    )


def _versions(subjects: Sequence[Subject]) -> dict[str, str]:
    """Return the versions of what the cases depend on."""
    problems = (subject.result() for subject in subjects)
    packages = sorted({name for problem in problems for name in problem.packages})
    return {name: installed_version(name) for name in ("hypothesis", *packages)}


def _carry_out(round_: Round, subjects: Sequence[Subject], crew: Crew, progress: Progress) -> None:
    """Collect the jobs of all checks of a round, carry them out, and let each check conclude."""
    asked = [
        (check, subject, list(check.jobs(subject)))
        for subject in subjects
        for check in round_.checks
        if subject.is_counted or check not in COUNTING
    ]
    jobs = [job for _, _, of_check in asked for job in of_check]
    answers: list[Any] = [None] * len(jobs)
    progress.began(round_.name, len(jobs))
    for index, answer in crew.carry_out(jobs):
        answers[index] = answer
        progress.done(jobs[index])
    position = 0
    for check, subject, of_check in asked:
        mine = answers[position : position + len(of_check)]
        position += len(of_check)
        refused = [answer for answer in mine if isinstance(answer, Refused)]
        if refused:
            subject.refuse(refused[0].faults)
        else:
            check.conclude(subject, mine)
