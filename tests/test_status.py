"""What `judge list` remembers of a solver's solutions."""

import os
import threading
from pathlib import Path

import pytest

from judge.model.verdict import Verdict
from judge.status import in_words, recall, remember


def solution(folder: Path, source: bytes = b"def f(): ...\n", name: str = "f.py") -> Path:
    path = folder / name
    path.write_bytes(source)
    return path


def test_a_solution_that_does_not_exist_has_no_status(tmp_path: Path) -> None:
    assert in_words(tmp_path / "state", tmp_path / "f.py") == ""
    assert recall(tmp_path / "state", tmp_path / "f.py") is None


def test_a_solution_that_was_never_judged_is_started(tmp_path: Path) -> None:
    assert in_words(tmp_path / "state", solution(tmp_path)) == "started"


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.AC, "accepted"),
        (Verdict.WA, "wrong answer"),
        (Verdict.TLE, "time limit exceeded"),
        (Verdict.CE, "compile error"),
    ],
)
def test_the_last_verdict_is_told_as_long_as_the_file_is_the_same(
    tmp_path: Path, verdict: Verdict, words: str
) -> None:
    path = solution(tmp_path)
    remember(tmp_path / "state", "f", path, path.read_bytes(), verdict)
    assert in_words(tmp_path / "state", path) == words
    path.write_bytes(b"def f(): return 1\n")
    assert in_words(tmp_path / "state", path) == f"changed since: {verdict.words.lower()}"
    path.unlink()
    assert in_words(tmp_path / "state", path) == ""


def test_a_later_verdict_replaces_the_earlier_one(tmp_path: Path) -> None:
    path = solution(tmp_path)
    for verdict in (Verdict.WA, Verdict.AC):
        remember(tmp_path / "state", "f", path, path.read_bytes(), verdict)
    status = recall(tmp_path / "state", path)
    assert status is not None
    assert (status.slug, status.path, status.verdict) == ("f", str(path), Verdict.AC)


def test_the_verdict_belongs_to_the_source_that_was_judged(tmp_path: Path) -> None:
    """A file that is edited while it is being judged has changed since."""
    path = solution(tmp_path, b"judged")
    remember(tmp_path / "state", "f", path, b"judged", Verdict.AC)
    path.write_bytes(b"edited meanwhile")
    assert in_words(tmp_path / "state", path) == "changed since: accepted"
    path.write_bytes(b"judged")
    assert in_words(tmp_path / "state", path) == "accepted"


def test_a_file_is_the_same_however_its_path_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = solution(tmp_path)
    (tmp_path / "link.py").symlink_to(path)
    monkeypatch.chdir(tmp_path)
    remember(tmp_path / "state", "f", Path("f.py"), path.read_bytes(), Verdict.AC)
    for spelling in (path, Path("f.py"), tmp_path / "state" / ".." / "f.py", tmp_path / "link.py"):
        assert in_words(tmp_path / "state", spelling) == "accepted"


def test_solutions_do_not_mix(tmp_path: Path) -> None:
    mine, other = solution(tmp_path, name="f.py"), solution(tmp_path, name="g.py")
    remember(tmp_path / "state", "f", mine, mine.read_bytes(), Verdict.AC)
    assert in_words(tmp_path / "state", other) == "started"


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"null", b"[]", b'{"slug": "f"}', b"\xff\xfe", b'{"slug":"\xff"}', bytes(100)],
    ids=repr,
)
def test_a_damaged_note_is_no_note(tmp_path: Path, damage: bytes) -> None:
    path = solution(tmp_path)
    remember(tmp_path / "state", "f", path, path.read_bytes(), Verdict.AC)
    (note,) = (tmp_path / "state").rglob("*.json")
    note.write_bytes(damage)
    assert recall(tmp_path / "state", path) is None
    assert in_words(tmp_path / "state", path) == "started"
    remember(tmp_path / "state", "f", path, path.read_bytes(), Verdict.WA)
    assert in_words(tmp_path / "state", path) == "wrong answer"


def test_a_verdict_that_nobody_knows_any_more_is_no_note(tmp_path: Path) -> None:
    path = solution(tmp_path)
    remember(tmp_path / "state", "f", path, path.read_bytes(), Verdict.AC)
    (note,) = (tmp_path / "state").rglob("*.json")
    note.write_bytes(note.read_bytes().replace(b'"AC"', b'"XX"'))
    assert recall(tmp_path / "state", path) is None


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    path = solution(tmp_path)
    remember(path / "state", "f", path, path.read_bytes(), Verdict.AC)  # below a file
    assert in_words(path / "state", path) == "started"


def test_a_file_name_that_is_no_text_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.py")
    path.write_bytes(b"")
    remember(tmp_path / "state", "f", path, b"", Verdict.AC)
    assert in_words(tmp_path / "state", path) in ("accepted", "started")


def test_runs_at_the_same_time_do_no_harm(tmp_path: Path) -> None:
    paths = [solution(tmp_path, name=f"f{i}.py") for i in range(4)]

    def work(path: Path) -> None:
        for _ in range(10):
            for shared in (path, paths[0]):
                remember(tmp_path / "state", "f", shared, shared.read_bytes(), Verdict.AC)

    threads = [threading.Thread(target=work, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [in_words(tmp_path / "state", path) for path in paths] == ["accepted"] * 4
    assert len(list((tmp_path / "state").rglob("*"))) == 1 + 4  # the folder and one note each
