"""Files of the judge's own: whole or not there, never believed blindly, never a reason to fail."""

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.storage import keep_newest, read_sealed, write_atomically, write_sealed
from tests.properties import repeatable


def test_content_is_written_and_folders_are_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "file"
    assert write_atomically(path, b"content")
    assert path.read_bytes() == b"content"


def test_an_older_file_gives_way(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for content in (b"first, and longer", b"second", b""):
        assert write_atomically(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_told_and_raises_nothing(tmp_path: Path) -> None:
    occupied = tmp_path / "occupied"
    occupied.write_bytes(b"a file")
    assert not write_atomically(occupied / "below", b"x")
    assert not write_sealed(occupied / "below", b"x")
    assert not write_atomically(tmp_path / ("n" * 300), b"x")
    folder = tmp_path / "folder"
    folder.mkdir()
    assert not write_atomically(folder, b"x")
    assert sorted(tmp_path.iterdir()) == [folder, occupied]  # and nothing is left behind
    assert occupied.read_bytes() == b"a file"


def test_an_interrupted_write_keeps_the_old_file_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")

    def interrupted(self: Path, target: Path) -> Path:
        assert self.read_bytes() == b"new"  # whole before it takes the old one's place
        assert target.read_bytes() == b"old"
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_reader_never_sees_a_part_while_many_write(tmp_path: Path) -> None:
    path = tmp_path / "file"
    contents = [bytes([65 + i]) * 50_000 for i in range(4)]
    assert write_sealed(path, contents[0])
    results: list[bool] = []

    def write(content: bytes) -> None:
        results.extend(write_sealed(path, content) for _ in range(20))

    writers = [threading.Thread(target=write, args=(content,)) for content in contents]
    for writer in writers:
        writer.start()
    seen = [read_sealed(path) for _ in range(200)]
    for writer in writers:
        writer.join()
    assert results == [True] * 80
    assert set(seen) <= set(contents)
    assert read_sealed(path) in contents
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"", b"x", b"judge1\n", bytes(range(256)) * 300])
def test_sealed_content_comes_back(tmp_path: Path, content: bytes) -> None:
    assert write_sealed(tmp_path / "file", content)
    assert read_sealed(tmp_path / "file") == content


def test_where_there_is_no_file_there_is_no_content(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_sealed(tmp_path / "pipe") is None
    assert read_sealed(tmp_path / "missing") is None
    assert read_sealed(tmp_path) is None
    assert read_sealed(tmp_path / "missing" / "below") is None


@pytest.mark.parametrize(
    "content", [b"", b"j", b"judge1\n", b"judge1\n" + bytes(32), b"anything else at all"]
)
def test_an_unsealed_file_is_not_believed(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert read_sealed(tmp_path / "file") is None


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sealed") / "file"
    assert write_sealed(path, b"the content of a cache")
    return path


@repeatable
@given(data=st.data())
def test_a_file_damaged_anywhere_is_not_believed(sealed: Path, data: st.DataObject) -> None:
    whole = sealed.read_bytes()
    i = data.draw(st.integers(0, len(whole) - 1))
    bit = data.draw(st.integers(0, 7))
    damaged = sealed.with_name("damaged")
    damaged.write_bytes(whole[:i] + bytes([whole[i] ^ 1 << bit]) + whole[i + 1 :])
    assert read_sealed(damaged) is None


@repeatable
@given(data=st.data())
def test_a_file_cut_off_or_grown_is_not_believed(sealed: Path, data: st.DataObject) -> None:
    whole = sealed.read_bytes()
    other = sealed.with_name("other")
    other.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    assert read_sealed(other) is None
    other.write_bytes(whole + data.draw(st.binary(min_size=1, max_size=9)))
    assert read_sealed(other) is None


def test_only_the_newest_files_of_a_kind_are_kept(tmp_path: Path) -> None:
    for age, name in enumerate(["new.bin", "middle.bin", "old.bin", "older.bin", "other.txt"]):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1_000_000 - age, 1_000_000 - age))
    keep_newest(tmp_path, "*.bin", 2)
    assert {path.name for path in tmp_path.iterdir()} == {"new.bin", "middle.bin", "other.txt"}
    keep_newest(tmp_path / "missing", "*.bin", 2)
