"""The worker's world: an interpreter and its library, read-only, and nothing of anybody's."""

import itertools
import os
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from judge.engines.native.isolation import (
    ENVIRONMENT,
    Interpreter,
    bare_environment,
    bubblewrap_command,
    find_bubblewrap,
)
from judge.engines.native.sandbox import Sandbox
from judge.model.outcome import Returned
from tests import workers
from tests.workers import outcome_of

nothing_left_behind = workers.nothing_left_behind
pytestmark = pytest.mark.usefixtures("nothing_left_behind")

ROOT = Path(__file__).resolve().parents[2]
STDLIB = Path(sysconfig.get_path("stdlib")).resolve()


@pytest.fixture
def strict(sandbox: Sandbox) -> Sandbox:
    """A sandbox of the tier `strict`; tests that need it are skipped where there is none."""
    outcome_of(sandbox, "def solve(x): pass")
    if sandbox.isolation is None or sandbox.isolation.tier != "strict":
        pytest.skip("no strict isolation on this machine")
    return sandbox


def answer(sandbox: Sandbox, source: str) -> Any:
    """What `solve` returns."""
    outcome = outcome_of(sandbox, source)
    assert isinstance(outcome, Returned), outcome
    return outcome.values[0]


# -- what is shown and what is masked ------------------------------------------------------------------


def test_the_roots_hold_the_interpreter_and_its_library_and_do_not_overlap() -> None:
    interpreter = Interpreter()
    for needed in (interpreter.executable, STDLIB, Path(os.__file__).resolve()):
        assert any(needed.is_relative_to(root) for root in interpreter.roots)
    for root in interpreter.roots:
        assert root.exists()
        assert not any(root != other and root.is_relative_to(other) for other in interpreter.roots)


def test_the_roots_show_neither_the_judge_nor_a_home_nor_the_whole_system() -> None:
    for hidden in (ROOT, Path.home(), Path("/etc"), Path("/proc"), Path("/usr"), Path("/")):
        assert not any(hidden.is_relative_to(root) for root in Interpreter().roots)


def test_an_interpreter_may_be_chosen_and_links_to_it_are_followed(tmp_path: Path) -> None:
    link = tmp_path / "python"
    link.symlink_to(sys.executable)
    interpreter = Interpreter(link)
    assert interpreter.executable == Path(sys.executable).resolve()
    assert interpreter.executable in interpreter.roots or any(
        interpreter.executable.is_relative_to(root) for root in interpreter.roots
    )
    assert interpreter.arguments[0] == str(interpreter.executable)
    assert {"-I", "-S", "-B"} <= set(interpreter.arguments)


def test_the_packages_of_the_interpreter_are_masked() -> None:
    interpreter = Interpreter()
    for name in ("site-packages", "dist-packages"):
        folder = STDLIB / name
        if folder.is_dir():
            assert any(folder.is_relative_to(mask) for mask in interpreter.masks([]))


def test_secrets_are_masked_where_they_would_be_seen(tmp_path: Path) -> None:
    interpreter = Interpreter()
    plain = set(interpreter.masks([]))
    visible = STDLIB / "json"
    assert set(interpreter.masks([visible])) == plain | {visible}
    assert set(interpreter.masks([tmp_path, STDLIB / "nowhere"])) == plain
    assert set(interpreter.masks([STDLIB])) == {STDLIB} | {
        mask for mask in plain if not mask.is_relative_to(STDLIB)
    }


def test_a_secret_behind_a_link_is_masked_at_its_real_place(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(STDLIB / "json")
    assert STDLIB / "json" in Interpreter().masks([link])


# -- the command -------------------------------------------------------------------------------------------


def test_the_command_shares_nothing_writable_and_drops_everything() -> None:
    interpreter = Interpreter()
    command = bubblewrap_command("/usr/bin/bwrap", interpreter, [STDLIB / "json"], 9)
    assert command[0] == "/usr/bin/bwrap"
    options, program = command[: command.index("--")], command[command.index("--") + 1 :]
    assert program == interpreter.arguments
    for flag in ("--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--as-pid-1"):
        assert flag in options
    for pair in (("--cap-drop", "ALL"), ("--uid", "65534"), ("--gid", "65534"), ("--info-fd", "9")):
        assert pair in itertools.pairwise(options)
    assert not {"--bind", "--bind-try", "--share-net", "--proc", "--dev", "--cap-add"} & set(options)
    assert ("--remount-ro", "/") in itertools.pairwise(options)
    shown = {Path(options[i + 1]) for i, option in enumerate(options) if option == "--ro-bind"}
    assert shown == set(interpreter.roots)
    devices = [options[i + 1] for i, option in enumerate(options) if option == "--dev-bind"]
    assert devices == ["/dev/null", "/dev/urandom"]
    masked = [options[i + 1] for i, option in enumerate(options) if option == "--tmpfs"]
    assert masked == [str(mask) for mask in interpreter.masks([STDLIB / "json"])]
    for mask in masked:
        assert options.index(mask) > max(i for i, option in enumerate(options) if option == "--ro-bind")


def test_the_environment_of_a_worker_holds_nothing_of_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "1")
    assert bare_environment() == {**ENVIRONMENT, "PATH": os.defpath}


def test_bubblewrap_is_found_on_the_path_and_only_on_linux(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_bubblewrap() is None
    executable = tmp_path / "bwrap"
    executable.write_text("#!/bin/sh\n")
    executable.chmod(0o755)
    assert find_bubblewrap() == str(executable)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert find_bubblewrap() is None


# -- what a worker finds -----------------------------------------------------------------------------------


def test_a_strict_worker_sees_no_process_no_user_and_no_environment(strict: Sandbox) -> None:
    found = answer(
        strict,
        """
        import os, socket
        def solve(x):
            return {
                "environment": dict(os.environ),
                "ids": (os.getuid(), os.geteuid(), os.getgid(), os.getegid()),
                "groups": os.getgroups(),
                "folder": os.getcwd(),
                "proc": os.path.exists("/proc"),
                "devices": sorted(os.listdir("/dev")),
                "pid": os.getpid(),
                "host": socket.gethostname(),
            }
        """,
    )
    assert {key: found["environment"].get(key) for key in ENVIRONMENT} == ENVIRONMENT
    assert set(found["environment"]) <= {*ENVIRONMENT, "PWD", "LC_CTYPE"}
    assert found["ids"] == (65534, 65534, 65534, 65534)
    assert set(found["groups"]) <= {65534}
    assert found["folder"] == "/"
    assert found["proc"] is False
    assert found["devices"] == ["null", "urandom"]
    assert found["pid"] == 1
    assert found["host"] == "judge"


def test_a_strict_worker_sees_neither_judge_nor_bank_nor_installed_packages(strict: Sandbox) -> None:
    """Not as files, not as modules that could be imported, not as modules that are loaded."""
    found = answer(
        strict,
        f"""
        import importlib, os, sys
        def solve(x):
            importable = []
            inside = "judge.engines.native.inside.piped"
            for name in ("judge", inside, "hypothesis", "msgspec", "yaml", "pytest", "pip"):
                try:
                    importlib.import_module(name)
                    importable.append(name)
                except ImportError:
                    pass
            return {{
                "paths": [p for p in {[str(ROOT), str(Path(sys.prefix)), "/tmp", "/etc/passwd"]!r}
                          if os.path.exists(p)],
                "importable": importable,
                "loaded": [name for name in sys.modules if name.partition(".")[0] in ("judge", "tests")],
            }}
        """,
    )
    assert found == {"paths": [], "importable": [], "loaded": []}


def test_a_strict_worker_does_not_see_secrets_inside_the_library(cache: Path, strict: Sandbox) -> None:
    source = f"""
        import os
        def solve(x): return os.listdir({str(STDLIB / "json")!r})
        """
    assert "decoder.py" in answer(strict, source)
    assert answer(Sandbox(cache, [STDLIB / "json"]), source) == []


def test_without_the_filter_the_world_is_still_read_only_and_powerless(
    strict: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two walls: what the filter would refuse, the namespaces refuse as well."""
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    unfiltered = Sandbox(tmp_path, [])
    found = answer(
        unfiltered,
        """
        import ctypes, os, socket, sys
        libc = ctypes.CDLL(None, use_errno=True)

        def refused(action):
            try:
                action()
            except OSError:
                return True
            return False

        def mount():
            if libc.mount(b"none", b"/dev", b"tmpfs", 0, None) != 0:
                raise OSError

        def connect():
            with socket.socket() as s:
                s.connect(("127.0.0.1", 9))

        def connect_outside():
            with socket.socket() as s:
                s.settimeout(0)
                s.connect(("192.0.2.1", 9))

        def solve(x):
            folders = ["/", "/dev", os.path.dirname(os.__file__), *(p for p in sys.path if os.path.isdir(p))]
            folders += [path for path, _, _ in os.walk(os.path.dirname(os.__file__)) if "-packages" in path]
            return {
                "writable": [f for f in folders if not refused(lambda: open(f + "/new", "w").close())],
                "mount": refused(mount),
                "root": refused(lambda: os.setuid(0)),
                "hostname": refused(lambda: socket.sethostname("other")),
                "local": refused(connect),
                "network": refused(connect_outside),
            }
        """,
    )
    assert unfiltered.isolation is not None
    assert unfiltered.isolation.tier == "none"
    assert found == {
        "writable": [],
        "mount": True,
        "root": True,
        "hostname": True,
        "local": True,
        "network": True,
    }
