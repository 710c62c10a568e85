"""The options of `make bench`, and what it says about the machine, the builds and what was odd."""

from collections import Counter
from pathlib import Path

import pytest

from bench.__main__ import GRADED, RUNS, noise, parse, report
from bench.budgets import evenly, known_to_all, write_part
from bench.builds import ROOT, Build, Missing, archived, build_of_today
from bench.plan import Bench
from bench.table import WIDTH, Section, Target, Times, count_row
from bench.whole_runs import COMMANDS, SMALL


def bench_of(only: str = "", before: Build | None = None) -> Bench:
    return Bench(today=build_of_today(), before=before, runs=3, graded=40, only=only, say=lambda _: None)


def test_without_options_everything_is_measured() -> None:
    options = parse([])
    assert (options.only, options.runs, options.graded) == ("", RUNS, GRADED)


def test_options_say_what_is_measured_and_how_often() -> None:
    options = parse(["--only", "grade", "--runs", "2", "--graded", "200"])
    assert (options.only, options.runs, options.graded) == ("grade", 2, 200)


@pytest.mark.parametrize("wrong", [["--runs", "0"], ["--runs", "many"], ["--graded", "201"], ["--fast"]])
def test_wrong_options_are_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(wrong)


def test_a_word_chooses_the_rows_that_have_it_in_their_name() -> None:
    bench = bench_of("help")
    assert [command.name for command in [*COMMANDS, *SMALL] if bench.wants(command.name)] == ["judge --help"]


def test_every_solution_that_is_measured_exists() -> None:
    files = [Path(c.arguments[2]) for c in COMMANDS if c.arguments[0] == "run"]
    assert files
    assert [file for file in files if not file.is_file()] == []


def test_the_columns_are_the_builds_that_there_are() -> None:
    today = build_of_today()
    assert list(bench_of().builds) == ["today"]
    assert list(bench_of(before=today).builds) == ["before", "today"]


def test_a_build_uses_its_own_modules_bank_and_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUDGE_BANK", "/elsewhere")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    build = Build(root=ROOT, python=Path("/python"), cache=Path("/cache"))
    assert not {"JUDGE_BANK", "PYTHONPATH"} & build.environment().keys()
    assert build.environment()["JUDGE_CACHE"] == "/cache"
    assert build.judge("list") == ["/python", "-m", "judge", "list"]


def test_a_revision_that_is_not_there_is_missing_and_says_so() -> None:
    with pytest.raises(Missing, match=r"no revision 0000000|no git"):
        archived("0" * 40)


def test_a_part_of_the_class_is_spread_evenly() -> None:
    assert evenly(200, 4) == [0, 50, 100, 150]
    assert evenly(200, 200) == list(range(200))
    assert len(set(evenly(200, 150))) == 150


def test_a_part_holds_the_submissions_of_its_numbers_for_problems_that_all_builds_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (tmp_path / "old" / "problems" / "sliding_window_max").mkdir(parents=True)
    old = Build(root=tmp_path / "old", python=Path("/python"), cache=tmp_path)
    slugs = known_to_all(bench_of(before=old))
    assert slugs == {"sliding_window_max"}
    write_part(tmp_path / "part", slugs, [0, 7])
    written = sorted((tmp_path / "part").rglob("*.py"))
    assert [path.parts[-2:] for path in written] == [
        ("sliding_window_max", "student_0000.py"),
        ("sliding_window_max", "student_0007.py"),
    ]


def test_the_noise_is_that_of_an_empty_interpreter_and_the_load_before() -> None:
    pythons = [Times((0.010, 0.010)), Times((0.010, 0.025))]
    said = "Noise: an empty Python took 10 ms, p95 2.5 times that; load 1.5 when it began"
    assert noise(pythons, 1.5) == said
    assert noise([], None) == "Noise: not measured"
    assert len(said) <= WIDTH


def test_the_report_says_what_was_odd_and_what_is_measured_elsewhere() -> None:
    bench = bench_of(before=build_of_today())
    bench.odd = Counter({"a class, everything": 2})
    bench.notes.append("A note.")
    row = count_row("reports that differ", "of 100", 0, Target(0))
    text = report(bench, [Section(title="same", base="", rows=[row])], load=None)
    assert "before: decf278" in text
    assert max(map(len, text.splitlines()[1:])) <= WIDTH  # the first names the machine
    assert "A note.\n" in text
    assert "The build before gave a wrong verdict 2 times: a class, everything." in text
    assert "make bench-growth" in text
