"""For each kind of machine the one thing that brings the missing isolation."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from judge.engines.native import machine
from judge.engines.native.isolation import DEFENCES, Isolation
from judge.engines.native.machine import APPARMOR, MOST_USERNS, USERNS, Machine, look_around, remedies

STRICT = Isolation("strict")
RESTRICTED = Isolation("restricted", "", ("files",))
NONE = Isolation("none", "", tuple(DEFENCES))
DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n'
UBUNTU = 'PRETTY_NAME="Ubuntu 24.04 LTS"\nID=ubuntu\nID_LIKE=debian\n'
BWRAP = "/usr/bin/bwrap"


def linux(**facts: object) -> Machine:
    return Machine(**{"system": "Linux", "manager": "apt-get", "bubblewrap": BWRAP, **facts})  # type: ignore[arg-type]


def steps(facts: Machine, isolation: Isolation = RESTRICTED) -> str:
    return "\n".join(step for remedy in remedies(facts, isolation) for step in remedy.steps)


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty file system to look around in, on a machine with bubblewrap."""
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setattr(machine, "find_bubblewrap", lambda: BWRAP)
    return tmp_path


def put(system: Path, files: Mapping[str, str]) -> Path:
    for name, content in files.items():
        path = system / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return system


# -- facts -----------------------------------------------------------------------------------------------


def test_the_facts_of_an_ubuntu_that_restricts_namespaces(found: Path) -> None:
    settings = {f"proc/sys/{APPARMOR}": "1\n", f"proc/sys/{MOST_USERNS}": "31231\n"}
    facts = look_around(put(found, {"etc/os-release": UBUNTU, **settings}), {})
    assert (facts.system, facts.distribution, facts.manager) == ("Linux", "Ubuntu 24.04 LTS", "apt-get")
    assert facts.surroundings == "host"
    assert facts.bubblewrap == BWRAP
    assert dict(facts.restrictions) == {APPARMOR: 1, MOST_USERNS: 31231}


@pytest.mark.parametrize(
    ("files", "environment", "surroundings"),
    [
        ({}, {}, "host"),
        ({".dockerenv": ""}, {}, "container"),
        ({"run/.containerenv": ""}, {}, "container"),
        ({}, {"container": "podman"}, "container"),
        ({}, {"GITHUB_ACTIONS": "true"}, "github"),
        ({"proc/version": "Linux version 4.4.0-19041-Microsoft (Microsoft@Microsoft.com)"}, {}, "wsl1"),
        ({"proc/version": "Linux version 5.15.90.1-microsoft-standard-WSL2"}, {}, "wsl2"),
    ],
)
def test_where_the_machine_stands(
    found: Path, files: Mapping[str, str], environment: Mapping[str, str], surroundings: str
) -> None:
    assert look_around(put(found, files), environment).surroundings == surroundings


def test_a_machine_that_says_nothing_of_itself_has_no_facts_and_fails_nothing(found: Path) -> None:
    put(found, {f"proc/sys/{USERNS}": "what", "etc/os-release": "\n==\nID\n"})
    facts = look_around(found, {})
    assert (facts.distribution, facts.manager, dict(facts.restrictions)) == ("", "", {})


def test_this_machine_has_facts() -> None:
    assert look_around().described()["system"]


# -- remedies --------------------------------------------------------------------------------------------


def test_where_nothing_is_missing_nothing_is_advised() -> None:
    assert remedies(linux(restrictions={APPARMOR: 1}), STRICT) == ()


def test_without_bubblewrap_it_is_installed_as_the_system_does() -> None:
    assert steps(linux(bubblewrap="")) == "sudo apt-get install -y bubblewrap"
    assert steps(linux(bubblewrap="", root=True)) == "apt-get install -y bubblewrap"
    assert steps(linux(bubblewrap="", manager="apk")) == "sudo apk add bubblewrap"
    assert "your package manager" in steps(linux(bubblewrap="", manager=""))


def test_apparmor_is_told_to_let_bubblewrap_through() -> None:
    advice = steps(linux(restrictions={APPARMOR: 1}))
    assert "profile bwrap /usr/bin/bwrap" in advice
    assert "sudo systemctl reload apparmor" in advice
    runner = steps(linux(restrictions={APPARMOR: 1}, surroundings="github"))
    assert runner == "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"


def test_settings_that_forbid_namespaces_are_named() -> None:
    assert "kernel.unprivileged_userns_clone=1" in steps(linux(restrictions={USERNS: 0}))
    assert "user.max_user_namespaces=15000" in steps(linux(restrictions={MOST_USERNS: 0}))
    for harmless in ({USERNS: 1}, {MOST_USERNS: 15000}, {APPARMOR: 0}):
        assert steps(linux(restrictions=harmless)) == f"{BWRAP} --unshare-all --ro-bind / / true"


def test_settings_for_ordinary_users_do_not_matter_to_root() -> None:
    for setting in ({USERNS: 0}, {APPARMOR: 1}):
        assert "sysctl" not in steps(linux(root=True, restrictions=setting))


def test_a_container_is_started_without_its_filter() -> None:
    assert "docker run --security-opt seccomp=unconfined" in steps(linux(surroundings="container"))


def test_other_systems_get_a_linux() -> None:
    assert "wsl --set-version" in steps(linux(surroundings="wsl1"))
    (mac,) = remedies(Machine(system="Darwin"), NONE)
    assert "needs Linux, and this is Darwin" in mac.why
    assert mac.steps


def test_without_a_filter_its_library_is_installed() -> None:
    advice = steps(linux(), Isolation("none", "", ("filter", "network")))
    assert "sudo apt-get install -y libseccomp2" in advice
    assert "pip install pyseccomp" in advice


def test_every_weak_machine_gets_some_advice() -> None:
    for isolation in (
        RESTRICTED,
        NONE,
        Isolation("none", "", ("limits",)),
        Isolation("none", "", ("network",)),
    ):
        for facts in (
            linux(),
            linux(bubblewrap=""),
            linux(surroundings="container"),
            Machine(system="Darwin"),
        ):
            assert remedies(facts, isolation), (facts, isolation)
