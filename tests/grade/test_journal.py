"""The journal keeps every grade, whatever ends the judge."""

import fcntl
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from judge.grade.journal import KEPT, Journal, key_of
from judge.model.errors import UsageError
from judge.model.grade import Grade
from judge.model.verdict import Verdict
from tests.grade.support import KNOWN, SETTINGS, grade_for, task
from tests.workers import open_files


def written(path: Path, *grades: Grade) -> list[str]:
    keys = [f"{number:032}" for number in range(len(grades))]
    with Journal(path, resume=False) as journal:
        for key, grade in zip(keys, grades, strict=True):
            journal.append(key, grade)
    return keys


def test_what_was_written_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "journal.jsonl"
    first, second = grade_for(task(0)), grade_for(task(1), Verdict.WA, message="\u2028 \ufffd \x00")
    keys = written(path, first, second)
    with Journal(path, resume=True) as journal:
        assert len(journal) == 2
        assert [journal.read(key) for key in keys] == [first, second]
        assert journal.read("other") is None


def test_a_line_is_written_before_the_next_grade_counts(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    with Journal(path, resume=False) as journal:
        for number in range(3):
            journal.append(f"{number}", grade_for(task(number)))
            assert path.read_bytes().count(b"\n") == number + 1


@pytest.mark.parametrize("lost", [1, 2, 100])
def test_a_torn_line_costs_one_grade(tmp_path: Path, lost: int) -> None:
    path = tmp_path / "journal.jsonl"
    keys = written(path, grade_for(task(0)), grade_for(task(1)))
    os.truncate(path, path.stat().st_size - lost)
    with Journal(path, resume=True) as journal:
        assert keys[0] in journal and keys[1] not in journal
        journal.append(keys[1], grade_for(task(1)))
    with Journal(path, resume=True) as journal:
        assert [journal.read(key) for key in keys] == [grade_for(task(0)), grade_for(task(1))]


def test_reading_again_finds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    with Journal(path, resume=False) as journal:
        journal.append("1", grade_for(task(0)))
        journal.read_again()
        journal.append("2", grade_for(task(1)))
        journal.read_again()
        assert [journal.read("1"), journal.read("2")] == [grade_for(task(0)), grade_for(task(1))]
    assert path.read_bytes().count(b"\n") == 2


def test_damaged_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    keys = written(path, grade_for(task(0)), grade_for(task(1)))
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"\xff\x00\n{}\n" + first + b'{"key": 1}\n' + b"\n" + second)
    with Journal(path, resume=True) as journal:
        assert [journal.read(key) for key in keys] == [grade_for(task(0)), grade_for(task(1))]


def test_what_the_judge_failed_at_is_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    keys = written(path, grade_for(task(0), Verdict.JE))
    with Journal(path, resume=True) as journal:
        assert keys[0] not in journal


def test_a_new_run_keeps_the_journal_of_the_last(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    keys = written(path, grade_for(task(0)))
    with Journal(path, resume=False) as journal:
        assert len(journal) == 0
        assert journal.kept == tmp_path / "journal.jsonl.old"
    with Journal(tmp_path / "journal.jsonl.old", resume=True) as journal:
        assert keys[0] in journal


def test_whoever_forgets_to_resume_again_and_again_still_has_the_journals_before(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    for number in range(KEPT + 2):
        with Journal(path, resume=False) as journal:
            journal.append(str(number), grade_for(task(0)))
    names = [f"journal.old{end}" for end in ("", *(f".{n}" for n in range(2, KEPT + 1)))]
    assert sorted(names) == sorted(one.name for one in tmp_path.glob("journal.*"))
    for age, name in enumerate(names, 1):
        with Journal(tmp_path / name, resume=True) as kept:
            assert str(KEPT + 1 - age) in kept


def test_two_judges_do_not_write_one_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    with path.open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="Another judge"):
            Journal(path, resume=True)


def test_a_journal_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        Journal(tmp_path / "file" / "journal.jsonl", resume=False)


def test_a_journal_that_cannot_be_opened_anew_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.jsonl"
    written(path, grade_for(task(0)))
    replace = Path.replace

    def replace_and_take_the_name(self: Path, target: Path) -> Path:
        moved = replace(self, target)
        if self == path:
            path.mkdir()
        return moved

    before = open_files()
    monkeypatch.setattr(Path, "replace", replace_and_take_the_name)
    with pytest.raises(UsageError, match="cannot be written: Is a directory"):
        Journal(path, resume=False)
    assert open_files().items() <= before.items()


def test_a_journal_that_cannot_be_put_aside_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    for _ in range(KEPT):
        written(path, grade_for(task(0)))
    (tmp_path / f"journal.jsonl.old.{KEPT}").mkdir()
    before = open_files()
    with pytest.raises(UsageError, match="cannot be written: Is a directory"):
        Journal(path, resume=False)
    assert open_files().items() <= before.items()
    with Journal(path, resume=True) as journal:
        assert len(journal) == 1


def test_a_journal_that_another_judge_puts_aside_meanwhile_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.jsonl"
    written(path, grade_for(task(0)))
    lock = fcntl.flock

    def lock_what_was_moved(fd: int, how: int) -> None:
        path.rename(tmp_path / "journal.jsonl.old")
        lock(fd, how)

    before = open_files()
    monkeypatch.setattr(fcntl, "flock", lock_what_was_moved)
    with pytest.raises(UsageError, match="Another judge"):
        Journal(path, resume=True)
    assert open_files().items() <= before.items()


def test_the_key_changes_with_all_that_a_grade_depends_on() -> None:
    one = task(0)
    changed = [
        key_of(replace(one, student="ben"), SETTINGS, KNOWN),
        key_of(replace(one, slug="other"), SETTINGS, KNOWN),
        key_of(replace(one, sha256="0"), SETTINGS, KNOWN),
        key_of(replace(one, digest="0"), SETTINGS, KNOWN),
        key_of(one, replace(SETTINGS, reveal="full"), KNOWN),
        key_of(one, replace(SETTINGS, growth=False), KNOWN),
        key_of(one, replace(SETTINGS, lowest="strict"), KNOWN),
        key_of(one, SETTINGS, {**KNOWN, "judge": "9"}),
    ]
    assert len({key_of(one, SETTINGS, KNOWN), *changed}) == len(changed) + 1
    same = [replace(one, number=7, path="elsewhere"), replace(one, title="New title")]
    assert {key_of(other, SETTINGS, KNOWN) for other in same} == {key_of(one, SETTINGS, KNOWN)}


@pytest.mark.parametrize("resume", [True, False])
@pytest.mark.parametrize("content", [b"my grades\nno newline", b'{"valuable": 1}', b"\0" * 9])
def test_a_file_that_is_no_journal_stays_as_it_is(tmp_path: Path, content: bytes, resume: bool) -> None:
    path = tmp_path / "notes"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="no journal"):
        Journal(path, resume=resume)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_first_line_that_is_torn_is_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    written(path, grade_for(task(0)))
    path.write_bytes(path.read_bytes()[:20])
    with Journal(path, resume=True) as journal:
        assert len(journal) == 0
