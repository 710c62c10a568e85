"""`judge run`: judge one solution."""

import shlex
from collections.abc import Sequence
from pathlib import Path

import click
from msgspec import Struct

from judge.cli.inputs import parse_input
from judge.cli.options import Amount, Slug, bank_option, json_option
from judge.cli.workspace import Workspace, default_solution, read_source
from judge.exits import ACCEPTED, FAULT, REJECTED
from judge.model.bound import InvalidBound, parse_bound
from judge.model.case import Input
from judge.model.errors import UsageError
from judge.model.packages import uncounted
from judge.model.verdict import Verdict


class Wishes(Struct, frozen=True):
    """What to judge the solution on: at most one of the first four is set."""

    samples: bool
    cases: Sequence[str]
    own: Input | None
    fuzz: float | None
    growth: bool = True
    stages: bool = True
    claim: str = ""


@click.command("run")
@click.argument("slug", type=Slug())
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--samples", is_flag=True, help="Judge on the samples of the statement only.")
@click.option("--case", "cases", multiple=True, metavar="ID", help="Judge on one case; repeat for several.")
@click.option("--input", "own", metavar="ARGS", help="Run on your own arguments, beside the reference.")
@click.option(
    "--fuzz",
    type=Amount(0, 86400, min_open=True),
    metavar="SECONDS",
    help="If all cases pass, explore with new ones for so long.",
)
@click.option("--no-growth", is_flag=True, help="Do not count how time and memory grow.")
@click.option("--growth-only", is_flag=True, help="Count the growth only, on no other cases.")
@click.option(
    "--claim",
    metavar="BOUND",
    help="Say first how the time grows, such as 'O(n log n)', and see whether it does.",
)
@click.option("--watch", is_flag=True, help="Judge again whenever the file is saved, until Ctrl-C.")
@json_option
@bank_option
def run_command(
    slug: str,
    file: Path | None,
    samples: bool,
    cases: Sequence[str],
    own: str | None,
    fuzz: float | None,
    no_growth: bool,
    growth_only: bool,
    claim: str | None,
    watch: bool,
    as_json: bool,
    bank: tuple[Path, ...],
) -> None:
    """Judge a solution of the problem SLUG.

    Without FILE it is solutions/SLUG.py, else SLUG.py. The stages are load, samples, hidden and generated
    cases, and the growth of time and memory; judging stops after the first that fails, and shows the
    smallest failing input, or how the cost grows.

    --input takes the arguments as Python values: '[1, 3, 2], 2' or 'nums=[1, 3, 2], k=2'. For a class the
    constructor's come first, then calls: '[[1, 2], [3, 4]]; query(0, 1, 0, 1)'.
    """
    if samples + bool(cases) + (own is not None) + (fuzz is not None) > 1:
        raise click.UsageError("Only one of --samples, --case, --input and --fuzz can be given.")
    if growth_only and (no_growth or samples or cases or own is not None or fuzz is not None):
        raise click.UsageError("--growth-only goes with none of the options that choose what to judge on.")
    if claim is not None and (no_growth or samples or cases or own is not None):
        raise click.UsageError("--claim is about the growth, which is not counted with these options.")
    if watch and as_json:
        raise click.UsageError("--watch tells a person; it does not go with --json.")
    slug, file = _slug_and_file(slug, file)
    workspace = Workspace(bank)
    if file is not None and slug not in workspace.bank.slugs():
        _refuse_unnamed(slug, file)
    package = workspace.bank.load(slug)
    if growth_only and package.problem.packages:
        raise UsageError(f"--growth-only: {uncounted(package.problem.packages)}.", "Leave the option out.")
    path = file or default_solution(slug)
    source = read_source(path)
    wishes = Wishes(
        samples=samples,
        cases=cases,
        own=None if own is None else parse_input(own, package.problem.entry),
        fuzz=fuzz,
        growth=not no_growth and not samples,
        stages=not growth_only,
        claim=_claimed(claim),
    )
    again = _command(slug, file, bank)

    from judge.cli.judging import judge_for_person, judge_for_program

    def judge(source: bytes) -> Verdict:
        how = judge_for_program if as_json else judge_for_person
        return how(workspace, package, path, source, wishes, again)

    if watch:
        from judge.cli.watch import watch as judge_whenever_saved

        verdict = judge_whenever_saved(path, source, judge)
    else:
        verdict = judge(source)
    click.get_current_context().exit(_exit_code(verdict))


def _claimed(claim: str | None) -> str:
    """Return the bound that is claimed. Raises UsageError for what is not a bound."""
    if claim is None:
        return ""
    try:
        parse_bound(claim)
    except InvalidBound as error:
        raise UsageError(f"--claim {shlex.quote(claim)}: {error}.", "Write it as in 'O(n log n)'.") from None
    return claim


def _as_argument(path: Path) -> str:
    """The path so that no option is seen in it."""
    return f"./{path}" if str(path).startswith("-") else str(path)


def _slug_and_file(slug: str, file: Path | None) -> tuple[str, Path | None]:
    """`judge run solutions/SLUG.py` means that file of that problem."""
    path = Path(slug)
    if path.suffix != ".py":
        return slug, file
    if file is not None:
        raise UsageError(f"'{slug}' is not the slug of a problem.", "Write `judge run SLUG FILE`.")
    return path.stem, path


def _refuse_unnamed(slug: str, file: Path) -> None:
    """Raises UsageError for a file whose name was taken for that of a problem."""
    if file.stem == slug and file.exists():
        raise UsageError(
            f"{click.format_filename(file)} is named after no problem.",
            f"Say which one it solves: judge run SLUG {shlex.quote(str(file))}",
        )


def _command(slug: str, file: Path | None, bank: Sequence[Path]) -> str:
    """What a person types to judge the same file again."""
    banks = [word for root in bank for word in ("--bank", str(root))]
    return shlex.join(["judge", "run", slug, *([_as_argument(file)] if file else []), *banks])


def _exit_code(verdict: Verdict) -> int:
    if verdict is Verdict.AC:
        return ACCEPTED
    return FAULT if verdict is Verdict.JE else REJECTED
