"""The corpus: the same cases for everybody, built once, never believed when damaged, never in doubt."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from judge.casegen import build as build_module
from judge.casegen import reference as casegen_reference
from judge.casegen.build import DRAWN, FAMILY_SIZES, build
from judge.casegen.corpus import Corpora
from judge.casegen.frozen import freeze, thaw
from judge.casegen.generator import Generator
from judge.catalog.bank import Bank, written_cases
from judge.engines.native.runner import Runner
from judge.engines.native.sandbox import Sandbox
from judge.model.case import MISSING, Call, Case, size_of
from judge.model.errors import InvalidPackage
from judge.model.problem import Corpus, Package
from judge.versions import installed_version
from tests import packages, workers
from tests.workers import PATIENCE

nothing_left_behind = workers.nothing_left_behind
pytestmark = pytest.mark.usefixtures("nothing_left_behind")

ROOT = Path(__file__).resolve().parents[2]


class Built:
    """Counts how often corpora are built."""

    def __init__(self) -> None:
        self.slugs: list[str] = []

    @contextlib.contextmanager
    def __call__(self, slug: str) -> Iterator[None]:
        self.slugs.append(slug)
        yield


def load(package: Package, cache: Path, building: Built | None = None) -> Corpus:
    corpora = Corpora(cache, [ROOT], building) if building else Corpora(cache, [ROOT])
    return corpora.load(package, lambda: written_cases(package))


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """The package of a small valid problem whose solution is a function."""
    return Bank(packages.write_function_bank(tmp_path), tmp_path / "cache").load("double")


def files(cache: Path) -> list[Path]:
    return sorted((cache / "corpora").glob("*.bin"))


# -- what it holds -----------------------------------------------------------------------------------------


def test_a_corpus_holds_the_written_cases_first_and_an_answer_to_every_call(
    package: Package, tmp_path: Path
) -> None:
    corpus = load(package, tmp_path)
    assert [case.id for case in corpus.cases[:3]] == [
        "samples/two_values",
        "hidden/edges/empty",
        "hidden/edges/answered_by_the_reference",
    ]
    assert [case.stage for case in corpus.cases[:3]] == ["samples", "hidden", "hidden"]
    assert {case.stage for case in corpus.cases[3:]} == {"generated"}
    for case in corpus.cases:
        ((values,),) = [call.arguments for call in case.calls]
        assert case.expected == ([2 * value for value in values],)
    assert len({case.id for case in corpus.cases}) == len(corpus.cases)
    assert corpus.versions["hypothesis"] == installed_version("hypothesis")
    assert corpus.versions["python"] == f"{sys.version_info.major}.{sys.version_info.minor}"


def test_generated_cases_are_distinct_ordered_by_size_and_from_every_source(
    package: Package, tmp_path: Path
) -> None:
    cases = load(package, tmp_path).stage("generated")
    assert len({repr(case.calls) for case in cases}) == len(cases)
    sizes = [size_of(case.calls) for case in cases]
    assert sizes == sorted(sizes)
    assert sum(case.id.startswith("drawn/") for case in cases) >= DRAWN - 2
    for n in FAMILY_SIZES[1]:
        (family,) = [case for case in cases if case.id == f"family/alike/{n}"]
        ((values,),) = [call.arguments for call in family.calls]
        assert values == [values[0]] * n
    for case in cases:
        assert bool(case.choices) == case.id.startswith("drawn/") or case.calls == (Call("double", ([],)),)
    inputs = [case.calls for case in cases]
    assert (Call("double", ([],)),) in inputs
    assert (Call("double", ([0],)),) in inputs


def test_a_corpus_of_a_class_has_sequences_with_their_answers(tmp_path: Path) -> None:
    package = Bank(packages.write_class_bank(tmp_path), tmp_path / "cache").load("adder")
    corpus = load(package, tmp_path)
    sample = corpus.find("samples/twice")
    assert sample is not None
    assert sample.expected == (None, 4, 4)
    hidden = corpus.find("hidden/edges/nothing")
    assert hidden is not None
    assert hidden.expected == (None, 0)
    alive = set()
    for case in corpus.stage("generated"):
        totals: dict[int, int] = {}
        answers: list[int | None] = []
        for call in case.calls:
            if call.name == "Adder":
                totals[call.receiver] = call.arguments[0]
                answers.append(None)
            else:
                totals[call.receiver] += sum(call.arguments[0])
                answers.append(totals[call.receiver])
        assert case.expected == tuple(answers)
        alive.add(len(totals))
    assert alive == {1, 2}  # now and then two objects are alive at once


def test_what_an_author_expects_stays_where_it_agrees_with_the_reference(tmp_path: Path) -> None:
    """The author's value is kept to the letter: within the tolerance the reference may differ."""
    close = packages.PROBLEM.replace("compare: exact", "compare:\n  close: {absolute: 0.1, relative: 0.1}")
    stub = packages.STUB.replace("-> list[int]", "-> list[float]")
    samples = packages.SAMPLES.replace("[2, 4]", "[2.01, 3.99]")
    root = packages.write_function_bank(tmp_path, problem=close, stub=stub, samples=samples)
    corpus = load(Bank(root, tmp_path / "cache").load("double"), tmp_path)
    sample = corpus.find("samples/two_values")
    assert sample is not None
    assert sample.expected == ([2.01, 3.99],)


def test_the_same_package_gives_the_same_corpus_wherever_it_is_built(tmp_path: Path) -> None:
    def cases(name: str) -> tuple[Case, ...]:
        root = packages.write_function_bank(tmp_path / name)
        return load(Bank(root, root / "cache").load("double"), root / "cache").cases

    assert cases("one") == cases("other")


def test_cases_survive_being_frozen() -> None:
    case = Case(
        id="a/b",
        stage="hidden",
        calls=(Call("f", ([1, (2.5, "x")], None)), Call("g", (), 1)),
        expected=(MISSING, {1: {2}}),
        choices=b"\0\1",
    )
    assert thaw(freeze(case)) == case


# -- the cache ---------------------------------------------------------------------------------------------


def test_a_corpus_that_is_cached_is_not_built_again_and_its_cases_are_not_even_read(
    package: Package, tmp_path: Path
) -> None:
    built = Built()
    first = load(package, tmp_path, built)
    again = Corpora(tmp_path, [], built).load(package, lambda: pytest.fail("the written cases were read"))
    assert again == first
    assert built.slugs == ["double"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: b"garbage",
        lambda whole: whole[:-1],
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole + b"x",
        lambda whole: whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
        lambda whole: b"\0" * len(whole),
    ],
    ids=["empty", "garbage", "last byte missing", "half", "longer", "one bit", "zeros"],
)
def test_a_damaged_corpus_is_built_again_and_repaired(
    package: Package, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = load(package, tmp_path)
    (path,) = files(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    built = Built()
    assert load(package, tmp_path, built) == first
    assert built.slugs == ["double"]
    assert path.read_bytes() == whole


def test_a_package_that_changes_gets_a_new_corpus(tmp_path: Path) -> None:
    root = packages.write_function_bank(tmp_path)
    bank = Bank(root, tmp_path / "cache")
    built = Built()
    before = load(bank.load("double"), tmp_path, built)
    more = packages.HIDDEN + "    - name: added\n      input: {values: [5, 5]}\n"
    packages.write_function_bank(tmp_path, hidden=more)
    after = load(bank.load("double"), tmp_path, built)
    assert before.find("hidden/edges/added") is None
    assert after.find("hidden/edges/added") is not None
    packages.write_function_bank(tmp_path)
    assert load(bank.load("double"), tmp_path, built) == before
    assert built.slugs == ["double"] * 2


def test_a_reference_that_changes_gets_a_new_corpus(tmp_path: Path) -> None:
    bank = Bank(packages.write_function_bank(tmp_path), tmp_path / "cache")
    built = Built()
    load(bank.load("double"), tmp_path, built)
    packages.write_function_bank(tmp_path, reference=packages.REFERENCE.replace("2 * value", "value + value"))
    load(bank.load("double"), tmp_path, built)
    assert built.slugs == ["double"] * 2


def test_another_version_of_hypothesis_gets_a_new_corpus(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = Built()
    load(package, tmp_path, built)
    monkeypatch.setattr("judge.casegen.corpus.installed_version", lambda package: "0.0.1")
    assert load(package, tmp_path, built).versions["hypothesis"] == "0.0.1"
    assert built.slugs == ["double"] * 2


def test_a_cache_that_cannot_be_written_costs_time_only(package: Package, tmp_path: Path) -> None:
    blocked = tmp_path / "occupied"
    blocked.write_text("a file where the folder should be")
    built = Built()
    assert load(package, blocked, built) == load(package, blocked, built) == load(package, tmp_path / "fine")
    assert built.slugs == ["double"] * 2
    assert blocked.read_text() == "a file where the folder should be"


LOADER = """
import sys
from pathlib import Path
from judge.casegen.corpus import Corpora
from judge.catalog.bank import Bank, written_cases
bank, cache = map(Path, sys.argv[1:])
package = Bank(bank, cache).load("double")
print("ready", flush=True)
sys.stdin.readline()
print(len(Corpora(cache, []).load(package, lambda: written_cases(package)).cases))
"""


def test_two_processes_at_once_build_a_corpus_once(tmp_path: Path) -> None:
    """Both are let go at the same moment; building takes far longer than getting to the lock."""
    log = tmp_path / "built"
    generate = packages.GENERATE + f"\nwith open({str(log)!r}, 'a') as log:\n    log.write('built ')\n"
    root = packages.write_function_bank(tmp_path / "bank", generate=generate)
    cache = tmp_path / "cache"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", LOADER, str(root), str(cache)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    answers = []
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        output, errors = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, errors
        answers.append(int(output))
    assert log.read_text() == "built "
    assert len(set(answers)) == 1
    assert answers[0] > DRAWN
    assert [path.name for path in (cache / "corpora").iterdir() if path.name.startswith(".")] == []


# -- faults of the package ---------------------------------------------------------------------------------


def faults(root: Path, **changed: str) -> list[str]:
    """What is wrong with a package as `file: key: message`, found while its corpus is built."""
    quick = packages.PROBLEM.replace("time: 1\n", "time: 0.1\n")
    bank = Bank(packages.write_function_bank(root, **{"problem": quick, **changed}), root / "cache")
    with pytest.raises(InvalidPackage) as caught:
        load(bank.load("double"), root / "cache")
    assert caught.value.slug == "double"
    assert files(root / "cache") == []
    return [str(fault).replace(f"{root}/", "") for fault in caught.value.faults]


def test_an_expectation_that_the_reference_contradicts_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, samples=packages.SAMPLES.replace("[2, 4]", "[2, 5]"))
    assert fault.startswith("problems/double/samples.yaml: samples/two_values: ")
    assert "the reference does not answer what is expected" in fault
    assert "expected 5, got 4" in fault


def test_every_contradiction_is_reported_at_once(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        samples=packages.SAMPLES.replace("[2, 4]", "[2, 5]"),
        hidden=packages.HIDDEN.replace("expected: []", "expected: [1]"),
    )
    assert len(found) == 2
    assert found[0].startswith("problems/double/samples.yaml: samples/two_values: ")
    assert found[1].startswith("problems/double/hidden/cases.yaml: hidden/edges/empty: ")


def test_inputs_that_break_the_rules_of_the_statement_are_faults(tmp_path: Path) -> None:
    long = packages.GENERATE.replace("len(values) <= 10_000", "7 not in values")
    found = faults(tmp_path, generate=long)
    assert "hidden/edges/answered_by_the_reference: the input breaks a rule: at most 10000 values" in found[0]
    (drawn,) = [fault for fault in found if "drawn/" in fault]
    assert drawn.startswith("problems/double/hidden/generate.py: ")
    assert "generated inputs break a rule: at most 10000 values; the smallest is double([7]) (" in drawn


GENERATORS = {
    "cases that raise": ("return st.tuples(", "oops = 1 / 0; return st.tuples(", "ZeroDivisionError"),
    "draws that raise": (
        "st.integers(-9, 9)",
        "st.integers(-9, 9).map(lambda x: 1 // x)",
        "ZeroDivisionError",
    ),
    "draws that raise once": (
        "    return st.tuples(st.lists(st.integers(-9, 9), max_size=8))",
        "    calls = iter(range(10**9))\n"
        "    def once(x):\n"
        "        return (1 // (200 - next(calls)) or 1) and ([x],)\n"
        "    return st.integers().map(once)",
        "ZeroDivisionError",
    ),
    "draws without @st.composite": ("def cases():", "def cases(draw):", "it needs @st.composite"),
    "draws that raise always": (
        "st.integers(-9, 9)",
        "st.just(0).map(lambda x: 1 // x)",
        "ZeroDivisionError",
    ),
    "draws of another type": ("st.integers(-9, 9)", "st.text()", "does not fit the stub"),
    "draws of another shape": ("max_size=8))", "max_size=8), st.none())", "does not fit the stub"),
    "a strategy of something else": ("return st.tuples(", "return st.lists(", "does not fit the stub"),
    "no strategy": (
        "    return st.tuples(st.lists(st.integers(-9, 9), max_size=8))",
        "    return 5",
        "cases() returns no Hypothesis strategy but a value of type int",
    ),
    "filters that let nothing pass": ("max_size=8))", "max_size=8)).filter(lambda x: False)", ""),
    "a small scope that raises": ("yield ([0],)", "yield 1 / 0", "ZeroDivisionError"),
    "a family that raises": (
        "return ([random.randint(-9, 9)] * n,)",
        "return ([0] * (n // 0),)",
        "ZeroDivisionError",
    ),
    "a family of another shape": (
        "return ([random.randint(-9, 9)] * n,)",
        "return n",
        "alike() at n = 40: the input 40 does not fit the stub: it is a tuple of the arguments of `double`",
    ),
    "families that are none": ("families = (alike,)", "families = 5", "must be a tuple of functions"),
    "a family without its comma": (
        "families = (alike,)",
        "families = (alike)",
        "must be a tuple of functions",
    ),
    "constraints that raise": ("len(values) <= 10_000", "1 / 0", "ZeroDivisionError"),
    "constraints of another shape": (
        'yield "at most 10000 values",',
        "yield",
        "constraints() yields pairs of a rule and whether it holds",
    ),
    "an import that fails": (
        "from hypothesis",
        "import nowhere_to_be_found\nfrom hypothesis",
        "nowhere_to_be_found",
    ),
}


@pytest.mark.parametrize("what", GENERATORS)
def test_a_generator_that_does_not_work_is_a_fault_of_its_file(tmp_path: Path, what: str) -> None:
    old, new, words = GENERATORS[what]
    assert old in packages.GENERATE
    (fault,) = faults(tmp_path, generate=packages.GENERATE.replace(old, new, 1))
    assert fault.startswith("problems/double/hidden/generate.py:")
    assert words in fault


REFERENCES = {
    "raises": ("return [1 // value for value in values]", "ZeroDivisionError"),
    "raises on one input only": (
        "return [2 * v for v in values] if values != [0] else 1 // 0",
        "double([0])",
    ),
    "hangs": ("while True: pass", "killed (time)"),
    "ends its process": ("__import__('os')._exit(3)", "killed (exit)"),
    "has another type": ("return [str(value) for value in values]", "expected int, got str"),
    "returns nothing": ("pass", "got None"),
    "prints without end": ("while True: print('x' * 1000)", "killed (output)"),
}


@pytest.mark.parametrize("what", REFERENCES)
def test_a_reference_that_has_no_answer_is_a_fault_of_its_file(tmp_path: Path, what: str) -> None:
    body, words = REFERENCES[what]
    (fault,) = faults(tmp_path, reference=f"def double(values):\n    {body}\n")
    line = ":2" if what in ("raises", "raises on one input only", "prints without end") else ""
    assert fault.startswith(
        f"solutions_reference/double/accepted/reference.py{line}: the reference fails on double("
    )
    assert words in fault


@pytest.mark.parametrize("body", ["return 1 // 0", "return 5"])
def test_a_comparison_that_does_not_work_is_a_fault_of_its_file(tmp_path: Path, body: str) -> None:
    custom = packages.PROBLEM.replace("compare: exact", "compare: custom")
    compare = f"def compare(arguments, expected, got):\n    {body}\n"
    for fault in faults(tmp_path, problem=custom, compare=compare):
        assert fault.startswith("problems/double/hidden/compare.py")


def test_what_a_package_prints_does_not_get_into_the_corpus(tmp_path: Path) -> None:
    generate = packages.GENERATE + "\nprint('loading', flush=True)\nimport os\nos.write(1, b'raw')\n"
    root = packages.write_function_bank(tmp_path, generate=generate)
    assert load(Bank(root, tmp_path / "cache").load("double"), tmp_path).cases


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("os._exit(0)", "has ended with exit code 0"),
        ("os._exit(3)", "has ended with exit code 3"),
        ("os.kill(os.getpid(), 9)", "has ended with exit code -9"),
        ("sys.exit('no')", "SystemExit: no"),
    ],
)
def test_a_building_process_that_is_ended_by_the_package_is_told_of(
    tmp_path: Path, ending: str, words: str
) -> None:
    generate = packages.GENERATE + f"\nimport os, sys\n{ending}\n"
    bank = Bank(packages.write_function_bank(tmp_path, generate=generate), tmp_path / "cache")
    with pytest.raises(InvalidPackage) as caught:
        load(bank.load("double"), tmp_path)
    (fault,) = caught.value.faults
    assert (fault.path.name, fault.rule) == ("generate.py", "generator.fails")
    assert words in fault.message
    assert files(tmp_path) == []


# -- building without a process ------------------------------------------------------------------------------


def test_building_answers_what_the_author_left_open(package: Package, sandbox: Sandbox) -> None:
    written = [
        Case(id="samples/a", stage="samples", calls=(Call("double", ([3],)),), expected=([6],)),
        Case(id="hidden/b/c", stage="hidden", calls=(Call("double", ([4],)),), expected=(MISSING,)),
    ]
    cases = build(package, written, partial(Runner, sandbox))
    assert [(case.id, case.expected) for case in cases[:2]] == [("samples/a", ([6],)), ("hidden/b/c", ([8],))]
    assert len(cases) > 2 + DRAWN / 2


def test_every_generated_input_keeps_the_rules(package: Package, tmp_path: Path) -> None:
    generator = Generator(package)
    for case in load(package, tmp_path).cases:
        assert generator.violations(case.calls) == []


def test_a_generator_that_hangs_is_a_fault_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("judge.casegen.corpus.BUILD_SECONDS", 1.0)
    generate = packages.GENERATE + "\nwhile True:\n    pass\n"
    bank = Bank(packages.write_function_bank(tmp_path, generate=generate), tmp_path / "cache")
    with pytest.raises(InvalidPackage) as caught:
        load(bank.load("double"), tmp_path)
    (fault,) = caught.value.faults
    assert fault.path.name == "generate.py"
    assert fault.message == "making the cases takes too long; it was at what stands at top level"


@pytest.mark.parametrize(
    ("where", "file", "line", "words"),
    [
        ("generate", "generate.py", 2, "it was at at_work()"),
        ("compare", "compare.py", 2, "it was at at_work()"),
        ("reference", "reference.py", 0, "it was at the reference"),
        ("elsewhere", "generate.py", 0, "it was at drawing inputs"),
    ],
)
def test_what_was_at_work_when_time_was_up_is_named(
    package: Package, where: str, file: str, line: int, words: str
) -> None:
    files = {
        "generate": str(package.generate),
        "compare": str(package.compare),
        "reference": casegen_reference.__file__,
        "elsewhere": "elsewhere.py",
    }
    scope: dict[str, Any] = {"stop": lambda: build_module._give_up(14, None)}
    exec(compile("def at_work():\n    stop()\n", files[where], "exec"), scope)
    with pytest.raises(build_module._TimeIsUp) as caught:
        scope["at_work"]()
    fault = build_module._still_at(caught.value, package)
    assert (fault.path.name, fault.line) == (package.reference.name if where == "reference" else file, line)
    assert words in fault.message
