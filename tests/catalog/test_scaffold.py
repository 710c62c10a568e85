"""A scaffolded package is valid as it stands, says what was asked for, and is written whole or not at all."""

from pathlib import Path

import pytest

from judge.catalog import scaffold
from judge.catalog.bank import Bank, written_cases
from judge.catalog.scaffold import EXAMPLE_BOUNDS, Kind, Plan, as_slug, check_slug, class_name
from judge.model.errors import UsageError
from judge.model.problem import Package
from judge.model.signature import ClassEntry, FunctionEntry


def plan(**changed: object) -> Plan:
    values = {
        "slug": "demo",
        "kind": "function",
        "title": "Demo",
        "difficulty": "medium",
        "tags": ("example",),
        "bound": "",
        **changed,
    }
    return Plan(**values)  # type: ignore[arg-type]


def loaded(root: Path, plan: Plan) -> Package:
    """The package that a plan makes in a new bank, as the loader takes it."""
    scaffold.scaffold(plan, root)
    return Bank(root, root / "cache").load(plan.slug)


def everything_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("kind", ["function", "class"])
def test_the_loader_finds_no_fault_and_the_stub_has_the_slugs_name(tmp_path: Path, kind: Kind) -> None:
    package = loaded(tmp_path, plan(slug="longest_run", kind=kind))
    entry = package.problem.entry
    assert isinstance(entry, FunctionEntry if kind == "function" else ClassEntry)
    assert entry.name == ("longest_run" if kind == "function" else "LongestRun")
    assert package.problem.complexity.time == EXAMPLE_BOUNDS[kind]
    stages = {case.stage for case in written_cases(package)}
    assert stages == {"samples", "hidden"}
    counts = {
        path.name: len(list(path.glob("*.py"))) for path in package.solutions.iterdir() if path.is_dir()
    }
    assert counts == {"accepted": 2, "wrong_answer": 3, "time_limit_exceeded": 2}


@pytest.mark.parametrize(
    ("title", "tags"),
    [
        ("Longest Run", ("arrays",)),
        ('A "b": c # d', ("no", "2024", "1e5", "null")),
        ("- [x", ("on-x", "y")),
        ("{{ slug }} ' é 漢", ("0x1f",)),
        ("12", ("true",)),
    ],
)
def test_any_title_and_tag_comes_out_of_the_yaml_as_it_went_in(
    tmp_path: Path, title: str, tags: tuple[str, ...]
) -> None:
    problem = loaded(tmp_path, plan(title=title, tags=tags, difficulty="hard")).problem
    assert (problem.title, problem.tags, problem.difficulty) == (title, tags, "hard")


@pytest.mark.parametrize(
    ("kind", "bound", "time", "reference"),
    [
        ("function", "", "O(n)", ""),
        ("function", "O( n )", "O( n )", "O(n)"),
        ("function", "O(n log n)", "O(n log n)", "O(n)"),
        ("class", "O(q + n)", "O(q + n)", "O(n + q)"),
        ("class", "O(n log n + q)", "O(n log n + q)", "O(n + q)"),
    ],
)
def test_a_bound_that_the_example_keeps_is_the_bound_of_the_package(
    tmp_path: Path, kind: Kind, bound: str, time: str, reference: str
) -> None:
    package = loaded(tmp_path, plan(kind=kind, bound=bound))
    complexity = package.problem.complexity
    assert (complexity.time, complexity.reference) == (time, reference)
    assert f"`{time}`" in package.statement.read_text(encoding="utf-8")


@pytest.mark.parametrize("bound", ["O(log n)", "O(n ** 2)", "O(rows * cols + q)", "O(1)"])
def test_any_other_bound_stands_as_a_comment_beside_that_of_the_example(tmp_path: Path, bound: str) -> None:
    package = loaded(tmp_path, plan(bound=bound))
    assert package.problem.complexity.time == "O(n)"
    assert f"# You asked for {bound}." in (package.folder / "problem.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("taken", ["problems/demo", "solutions_reference/demo"])
def test_nothing_is_ever_overwritten(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).mkdir(parents=True)
    (tmp_path / taken / "mine.txt").write_text("mine")
    before = everything_in(tmp_path)
    with pytest.raises(UsageError, match="exists already and was left as it is"):
        scaffold.scaffold(plan(), tmp_path)
    assert everything_in(tmp_path) == before


def test_a_dangling_link_is_not_overwritten_either(tmp_path: Path) -> None:
    (tmp_path / "problems").mkdir()
    (tmp_path / "problems" / "demo").symlink_to(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="exists already"):
        scaffold.scaffold(plan(), tmp_path)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("moves", [0, 1])
def test_what_fails_on_the_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, moves: int
) -> None:
    """It fails before the first or the second folder is in place."""
    move = Path.rename
    done: list[Path] = []

    def rename(path: Path, target: Path) -> Path:
        if len(done) == moves:
            raise error
        done.append(path)
        return move(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    (tmp_path / "keep.txt").write_text("")
    expected = UsageError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        scaffold.scaffold(plan(), tmp_path / "new" / "bank")
    assert everything_in(tmp_path) == ["keep.txt"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError) as caught:
        scaffold.scaffold(plan(), tmp_path / "file" / "bank")
    assert "cannot be written" in caught.value.message
    assert "--into DIR" in caught.value.advice


@pytest.mark.parametrize("slug", ["demo", "a", "two_sum", "top_2", "match_count", "value_error"])
def test_slugs(slug: str) -> None:
    check_slug(slug, "function")


@pytest.mark.parametrize("slug", ["", "Two Sum", "two-sum", "_x", "2sum", "é", "a/b", "..", "x" * 61, "a\n"])
def test_what_is_no_slug(slug: str) -> None:
    with pytest.raises(UsageError, match="is no slug"):
        check_slug(slug, "function")


@pytest.mark.parametrize(
    ("slug", "kind", "words"),
    [
        ("class", "function", "keyword"),
        ("match", "function", "keyword"),
        ("none", "class", "keyword"),
        ("sum", "function", "Python's own `sum`"),
        ("sorted", "class", "Python's own `sorted`"),
        ("value_error", "class", "Python's own `ValueError`"),
        ("heapq", "function", "hide the module `heapq`"),
        ("judge", "function", "hide the module `judge`"),
    ],
)
def test_reserved_names_say_what_they_would_hide(slug: str, kind: Kind, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_slug(slug, kind)
    assert words in caught.value.message
    assert f"{slug}_problem" in caught.value.advice


def test_names_are_made_of_what_people_write() -> None:
    assert as_slug("Two Sum") == as_slug("two-sum") == as_slug("TwoSum") == "two_sum"
    assert as_slug("9a") == as_slug("é") == ""
    assert class_name("rate_limiter") == "RateLimiter"
    assert class_name("top_2_of_all") == "Top2OfAll"
