"""Submissions are found in folders, archives, lists and files, and what is ignored is said."""

import bz2
import gzip
import io
import os
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from judge.catalog.bank import Bank
from judge.grade import archives
from judge.grade.discovery import discover
from judge.grade.submissions import SOURCE_LIMIT, Findings
from judge.model.errors import UnknownProblem, UsageError

CLASS = {
    "anna/binary_search.py": "A",
    "anna/rectangle_sum.py": "B",
    "ben/solutions/binary_search.py": "C",
}
FOUND = [
    ("anna", "binary_search", b"A"),
    ("anna", "rectangle_sum", b"B"),
    ("ben", "binary_search", b"C"),
]


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


def told(findings: Findings) -> list[tuple[str, str, bytes]]:
    return [(found.student, found.slug, found.source) for found in findings.found]


def whys(findings: Findings) -> dict[str, str]:
    return {Path(ignored.path).name: ignored.why for ignored in findings.ignored}


# -- folders ---------------------------------------------------------------------------------------------


def test_a_class_in_a_folder(tmp_path: Path, bank: Bank) -> None:
    findings = discover([write(tmp_path, {**CLASS, "notes.txt": ""})], bank)
    assert told(findings) == FOUND
    assert whys(findings) == {"notes.txt": "not a Python file"}


def test_a_name_is_one_student_however_its_accents_are_written(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"Jos\u00e9/binary_search.py": "A", "Jose\u0301/rectangle_sum.py": "B"})
    findings = discover([tmp_path], bank, students=["Jose\u0301"])
    assert {found.student for found in findings.found} == {"Jos\u00e9"}
    assert len(findings.found) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_costs_itself_only(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, CLASS)
    (tmp_path / "ben").chmod(0)
    try:
        findings = discover([tmp_path], bank)
    finally:
        (tmp_path / "ben").chmod(0o700)
    assert told(findings) == FOUND[:2]
    assert [(Path(one.path).name, one.asked) for one in findings.ignored] == [("ben", True)]


def test_what_is_meant_as_a_submission_should_have_been_graded(tmp_path: Path, bank: Bank) -> None:
    write(
        tmp_path,
        {
            **CLASS,
            "anna/binary_search (1).py": "the same in other words",
            "ben/Rectangle-Sum.py": "R",
            "cleo/binary_search.py.txt": "B",
            "cleo/test_binary_search.py": "T",
            "dan.zip": "Z",
        },
    )
    findings = discover([tmp_path], bank)
    assert told(findings) == FOUND
    assert {Path(one.path).name: one.asked for one in findings.ignored} == {
        "binary_search (1).py": False,
        "Rectangle-Sum.py": True,
        "binary_search.py.txt": True,
        "test_binary_search.py": False,
        "dan.zip": True,
    }


def test_what_others_have_missed_is_nobodys_concern(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"anna/binary_search.py": "A", "ben/binary_search.ipynb": "B", "cleo.zip": "Z"})
    assert [one.asked for one in discover([tmp_path], bank).ignored] == [True, True]
    for chosen in ({"students": ["anna"]}, {"problems": ["binary_search"], "students": ["anna"]}):
        assert [one.asked for one in discover([tmp_path], bank, **chosen).ignored] == [False, False]


def test_notes_beside_a_submission_are_notes(tmp_path: Path, bank: Bank) -> None:
    write(
        tmp_path,
        {
            "anna/binary_search/binary_search.py": "A",
            "anna/binary_search/binary_search.txt": "about it",
            "ben/binary_search.py": "B",
            "ben/old/binary_search.txt": "the first try",
        },
    )
    findings = discover([tmp_path], bank)
    assert [(one.student, one.slug) for one in findings.found] == [
        ("anna", "binary_search"),
        ("ben", "binary_search"),
    ]
    assert [one.asked for one in findings.ignored] == [False, False]


def test_members_without_a_name_are_ignored(tmp_path: Path, bank: Bank) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(".", "")
        archive.writestr("anna/binary_search.py", "A")
    assert told(discover([path], bank)) == [("anna", "binary_search", b"A")]


def test_a_repository_names_nobody(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"solutions/binary_search.py": "A", "src/main.py": "", ".git/binary_search.py": "x"})
    findings = discover([tmp_path], bank)
    assert told(findings) == [("", "binary_search", b"A")]
    assert whys(findings) == {"main.py": "there is no problem 'main'"}


def test_a_folder_for_each_problem(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"binary_search/anna.py": "A", "binary_search/ben.py": "B"})
    assert told(discover([tmp_path], bank)) == told(discover([tmp_path / "binary_search"], bank))


def test_several_folders_are_several_students(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"anna/binary_search.py": "A", "ben/solutions/binary_search.py": "B"})
    findings = discover([tmp_path / "anna", tmp_path / "ben"], bank)
    assert told(findings) == [("anna", "binary_search", b"A"), ("ben", "binary_search", b"B")]
    findings = discover([tmp_path / "anna", tmp_path / "ben" / "solutions"], bank)
    assert [found.student for found in findings.found] == ["anna", "ben"]


def test_a_second_submission_for_a_problem_is_said(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"anna/binary_search.py": "A", "anna/solutions/binary_search.py": "B"})
    findings = discover([tmp_path], bank)
    assert told(findings) == [("anna", "binary_search", b"A")]
    assert "a second submission of anna for binary_search" in findings.ignored[0].why


def test_links_and_special_files_are_not_followed(tmp_path: Path, bank: Bank) -> None:
    secret = tmp_path / "secret.py"
    secret.write_text("SECRET")
    folder = write(tmp_path / "class", {"anna/binary_search.py": "A"})
    (folder / "anna" / "rectangle_sum.py").symlink_to(secret)
    (folder / "ben").symlink_to(folder / "anna")
    os.mkfifo(folder / "anna" / "weighted_iou.py")
    findings = discover([folder], bank)
    assert told(findings) == [("anna", "binary_search", b"A")]
    assert whys(findings) == {
        "rectangle_sum.py": "a link",
        "ben": "a link",
        "weighted_iou.py": "not a regular file",
    }


def test_a_file_that_is_too_large_is_ignored(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"anna/binary_search.py": "#" * (SOURCE_LIMIT + 1), "ben/binary_search.py": "B"})
    findings = discover([tmp_path], bank)
    assert told(findings) == [("ben", "binary_search", b"B")]
    assert "too large" in findings.ignored[0].why


def test_a_misspelt_name_gets_a_suggestion(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"anna/binary-serch.py": "A", "ben/binary_search.py": "B"})
    assert "did you mean binary_search?" in discover([tmp_path], bank).ignored[0].why


def test_nothing_found_is_an_error_that_explains_the_layouts(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"anna/binarysearch.py": ""})
    with pytest.raises(UsageError, match="did you mean binary_search") as caught:
        discover([tmp_path], bank)
    assert "STUDENT/SLUG.py" in caught.value.advice
    with pytest.raises(UsageError, match="did you mean binary_search"):
        discover([tmp_path], bank, students=["anna"])
    with pytest.raises(UsageError, match="does not exist"):
        discover([tmp_path / "nowhere"], bank)


def test_choosing_problems_and_students(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, CLASS)
    assert told(discover([tmp_path], bank, ["binary_search"], ["ben"])) == FOUND[2:]
    with pytest.raises(UnknownProblem):
        discover([tmp_path], bank, ["binary"])
    with pytest.raises(UsageError, match="no submission of a student 'bem'") as caught:
        discover([tmp_path], bank, [], ["bem"])
    assert "ben" in caught.value.advice
    with pytest.raises(UsageError, match="None of the 3"):
        discover([tmp_path], bank, ["rectangle_sum"], ["ben"])


def test_a_single_file_is_named_after_its_problem(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"binary_search.py": "A", "other.py": ""})
    assert told(discover([tmp_path / "binary_search.py"], bank)) == [("", "binary_search", b"A")]
    with pytest.raises(UsageError, match="there is no problem 'other'"):
        discover([tmp_path / "other.py"], bank)


# -- archives --------------------------------------------------------------------------------------------


def zipped(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, files: dict[str, str], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
    return path


@pytest.mark.parametrize(
    "name", ["class.zip", "class.tar", "class.tar.gz", "class.tgz", "class.tar.bz2", "class.tar.xz"]
)
@pytest.mark.parametrize("wrapper", ["", "class/", "./"])
def test_a_class_in_an_archive(tmp_path: Path, bank: Bank, name: str, wrapper: str) -> None:
    files = {f"{wrapper}{path}": content for path, content in CLASS.items()}
    modes = {"gz": "w:gz", "tgz": "w:gz", "bz2": "w:bz2", "xz": "w:xz", "tar": "w"}
    path = tmp_path / name
    if name.endswith("zip"):
        zipped(path, files)
    else:
        tarred(path, files, modes[name.rpartition(".")[2]])
    findings = discover([path], bank)
    assert told(findings) == FOUND
    assert findings.found[0].path == f"{path}:{wrapper.removeprefix('./')}anna/binary_search.py"


def test_names_in_a_zip_that_does_not_say_so_are_read_as_utf_8(tmp_path: Path, bank: Bank) -> None:
    path = zipped(tmp_path / "class.zip", {"Hoerst Mueller/binary_search.py": "pass"})
    name, written = b"Hoerst Mueller", "Hörst Müller".encode()
    assert len(name) == len(written)
    path.write_bytes(path.read_bytes().replace(name, written))
    assert [found.student for found in discover([path], bank).found] == ["Hörst Müller"]


def test_archives_of_other_systems_are_read_as_they_were_meant(tmp_path: Path, bank: Bank) -> None:
    archive = tmp_path / "class.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("ben/binary_search.py", "older")
        with pytest.warns(UserWarning, match="Duplicate name"):
            packed.writestr("ben/binary_search.py", "newer")
        packed.writestr("inner.zip", "")
        packed.writestr("anna-binary_search.py", "A")
    content = archive.read_bytes().replace(b"anna-binary_search.py", b"anna\\binary_search.py")
    archive.write_bytes(content)
    findings = discover([archive], bank)
    assert told(findings) == [("anna", "binary_search", b"A"), ("ben", "binary_search", b"newer")]
    ((why, asked),) = [(one.why, one.asked) for one in findings.ignored]
    assert "archive inside another" in why and asked


def test_several_archives_are_several_students(tmp_path: Path, bank: Bank) -> None:
    paths = [zipped(tmp_path / f"{name}.zip", {"binary_search.py": name}) for name in ("anna", "ben")]
    assert [found.student for found in discover(paths, bank).found] == ["anna", "ben"]


EVIL = {
    "../anna/binary_search.py": "up",
    "/anna/binary_search.py": "absolute",
    "ben/../../binary_search.py": "up inside",
    "..\\cleo\\binary_search.py": "backslashes",
    "an\x1bna/binary_search.py": "escape",
    "good/binary_search.py": "good",
}


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_paths_that_lead_outside_are_ignored(tmp_path: Path, bank: Bank, pack) -> None:  # type: ignore[no-untyped-def]
    before = sorted(tmp_path.parent.rglob("*.py"))
    findings = discover([pack(tmp_path / ("a.zip" if pack is zipped else "a.tgz"), EVIL)], bank)
    assert told(findings) == [("good", "binary_search", b"good")]
    assert len(findings.ignored) == len(EVIL) - 1
    assert all("\x1b" not in ignored.path for ignored in findings.ignored)
    assert sorted(tmp_path.parent.rglob("*.py")) == before


def test_links_in_archives_are_ignored(tmp_path: Path, bank: Bank) -> None:
    path = tmp_path / "class.tar"
    with tarfile.open(path, "w") as archive:
        link = tarfile.TarInfo("anna/binary_search.py")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        hard = tarfile.TarInfo("ben/binary_search.py")
        hard.type, hard.linkname = tarfile.LNKTYPE, "/etc/passwd"
        archive.addfile(hard)
        good = tarfile.TarInfo("cleo/binary_search.py")
        archive.addfile(good)
    findings = discover([path], bank)
    assert [found.student for found in findings.found] == ["cleo"]
    assert {ignored.why for ignored in findings.ignored} == {"a link or a special file"}
    packed = tmp_path / "class.zip"
    with zipfile.ZipFile(packed, "w") as zipped_class:
        info = zipfile.ZipInfo("anna/binary_search.py")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        zipped_class.writestr(info, "/etc/passwd")
        zipped_class.writestr("cleo/binary_search.py", "")
    findings = discover([packed], bank)
    assert [found.student for found in findings.found] == ["cleo"]


def test_a_file_that_unpacks_to_too_much_is_ignored(tmp_path: Path, bank: Bank) -> None:
    files = {"anna/binary_search.py": "#" * (4 << 20), "ben/binary_search.py": "B"}
    for path in (zipped(tmp_path / "a.zip", files), tarred(tmp_path / "a.tgz", files)):
        findings = discover([path], bank)
        assert told(findings) == [("ben", "binary_search", b"B")]
        assert "too large" in findings.ignored[0].why


def test_a_size_that_lies_is_not_believed(tmp_path: Path, bank: Bank) -> None:
    path = zipped(tmp_path / "a.zip", {"anna/binary_search.py": "#" * (4 << 20), "b/binary_search.py": "B"})
    data = bytearray(path.read_bytes())
    size = (4 << 20).to_bytes(4, "little")
    while size in data:  # both headers claim a size within the limit
        at = data.index(size)
        data[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    findings = discover([path], bank)
    assert told(findings) == [("b", "binary_search", b"B")]


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress])
def test_a_bomb_is_refused(tmp_path: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch, compress) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(archives, "ARCHIVE_LIMIT", 1 << 20)
    info = tarfile.TarInfo("anna/data.bin")
    info.size = 4 << 20
    path = tmp_path / "a.tar"
    path.write_bytes(compress(info.tobuf() + bytes(4 << 20)))
    with pytest.raises(UsageError, match="unpacks to more than"):
        discover([path], bank)


def test_too_many_members_are_refused(tmp_path: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    with pytest.raises(UsageError, match="more than 3 files"):
        discover([zipped(tmp_path / "a.zip", {f"{n}.txt": "" for n in range(5)})], bank)


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense", b"\x1f\x8bnonsense", bytes(3000)])
def test_damaged_archives_get_a_clear_message(tmp_path: Path, bank: Bank, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"cannot be read as an archive|no submission"):
        discover([path], bank)


# -- lists -----------------------------------------------------------------------------------------------


def test_a_list_names_what_no_layout_does(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"files/1.txt": "A", "files/2.txt": "B"})
    csv = tmp_path / "list.csv"
    csv.write_text("problem,student,path\nbinary_search,anna,files/1.txt\nbinary_search,ben,files/2.txt\n")
    yaml = tmp_path / "list.yaml"
    yaml.write_text(
        "- {student: anna, problem: binary_search, path: files/1.txt}\n"
        "- student: 4711\n  problem: binary_search\n  path: files/2.txt\n"
    )
    assert told(discover([csv], bank)) == [("anna", "binary_search", b"A"), ("ben", "binary_search", b"B")]
    assert [found.student for found in discover([yaml], bank).found] == ["4711", "anna"]


def test_a_list_may_name_what_is_not_there(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, {"1.py": "A"})
    path = tmp_path / "list.csv"
    path.write_text(
        "student,problem,path\nanna,binary_search,1.py\nben,binary_search,2.py\ncleo,binary,1.py\n"
    )
    findings = discover([path], bank)
    assert told(findings) == [("anna", "binary_search", b"A")]
    assert "list.csv:3: it cannot be read: No such file" in findings.ignored[0].why
    assert "did you mean binary_search?" in findings.ignored[1].why


@pytest.mark.parametrize(
    ("name", "content", "faults"),
    [
        ("a.csv", "student,path\nanna,1.py\n", ["a.csv:1: the first line must name the columns"]),
        (
            "a.csv",
            "student,problem,path\nanna,b\nben,,x\n",
            ["a.csv:2: 2 columns instead of 3", "a.csv:3: problem"],
        ),
        ("a.csv", 'student,problem,path\n"anna,b,c\n', ["not valid CSV"]),
        ("a.yaml", "student: anna\n", ["a list of entries is expected"]),
        (
            "a.yaml",
            "- {student: anna, problem: b}\n- {x: 1}\n",
            ["a.yaml:1: path: the key is missing", "unknown key"],
        ),
        ("a.yaml", "- [\n", ["not valid YAML"]),
    ],
)
def test_all_faults_of_a_list_are_told_at_once(
    tmp_path: Path, bank: Bank, name: str, content: str, faults: list[str]
) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(UsageError) as caught:
        discover([path], bank)
    for fault in faults:
        assert fault in caught.value.message


# -- what people really hand in ----------------------------------------------------------------------------


def test_the_finder_packs_a_folder_and_more(tmp_path: Path, bank: Bank) -> None:
    packed = {f"class/{name}": content for name, content in CLASS.items()}
    rubbish = {"__MACOSX/class/anna/._binary_search.py": "x", "class/.DS_Store": "x", "README.md": "x"}
    findings = discover([zipped(tmp_path / "class.zip", {**rubbish, **packed})], bank)
    assert told(findings) == FOUND
    assert whys(findings) == {"class.zip:README.md": "not a Python file"}


def test_a_stray_file_does_not_make_the_class_a_student(tmp_path: Path, bank: Bank) -> None:
    packed = {f"class/{name}": content for name, content in CLASS.items()}
    findings = discover([write(tmp_path, {**packed, "class/binary_search.py": "S"})], bank)
    assert told(findings) == [("", "binary_search", b"S"), *FOUND]


def test_files_of_one_problem_are_named_by_their_folders(tmp_path: Path, bank: Bank) -> None:
    write(tmp_path, CLASS)
    paths = [tmp_path / "anna" / "binary_search.py", tmp_path / "ben" / "solutions" / "binary_search.py"]
    assert told(discover(paths, bank)) == [FOUND[0], FOUND[2]]
    with pytest.raises(UsageError, match="for the same problem"):
        discover([paths[0], paths[0]], bank)


def test_a_member_without_a_name_costs_itself_only(tmp_path: Path, bank: Bank) -> None:
    path = zipped(tmp_path / "class.zip", {**CLASS, "X" * 9: "x"})
    path.write_bytes(path.read_bytes().replace(b"X" * 9, b"\0" * 9))
    assert told(discover([path], bank)) == FOUND


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_of_a_school_has_more_columns(tmp_path: Path, bank: Bank, separator: str) -> None:
    write(tmp_path, CLASS)
    rows = (
        ("email", "student", "problem", "path"),
        ("a@b", "0042", "binary_search", "anna/binary_search.py"),
    )
    (tmp_path / "list.csv").write_text("".join(separator.join(row) + "\n" for row in rows))
    assert told(discover([tmp_path / "list.csv"], bank)) == [("0042", "binary_search", b"A")]


@pytest.mark.parametrize("written", ["0123", "0x10", "1_000", "12:30:45", "1.50", "yes", "2026-11-21"])
def test_a_student_of_a_list_is_called_what_is_written(tmp_path: Path, bank: Bank, written: str) -> None:
    write(tmp_path, CLASS)
    listing = tmp_path / "list.yaml"
    listing.write_text(f"- {{student: {written}, problem: binary_search, path: anna/binary_search.py}}\n")
    assert told(discover([listing], bank)) == [(written, "binary_search", b"A")]
