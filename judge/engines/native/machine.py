"""What kind of machine this is, as far as it matters for isolation, and what would bring a missing defence.

`look_around` collects facts and `remedies` judges them; whether a defence holds is the canary's to say.
"""

import os
import platform
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from judge.engines.native.isolation import Isolation, find_bubblewrap
from judge.model.diagnosis import Remedy

Surroundings = Literal["host", "container", "github", "wsl1", "wsl2"]

PACKAGES = {
    "apt-get": ("sudo apt-get install -y {}", "bubblewrap", "libseccomp2"),
    "dnf": ("sudo dnf install -y {}", "bubblewrap", "libseccomp"),
    "pacman": ("sudo pacman -S {}", "bubblewrap", "libseccomp"),
    "apk": ("sudo apk add {}", "bubblewrap", "libseccomp"),
    "zypper": ("sudo zypper install {}", "bubblewrap", "libseccomp2"),
}
"""For each package manager how it installs, and what bubblewrap and libseccomp are called there."""

FAMILIES = {
    "debian": "apt-get",
    "ubuntu": "apt-get",
    "fedora": "dnf",
    "rhel": "dnf",
    "arch": "pacman",
    "alpine": "apk",
    "suse": "zypper",
}
"""The package manager of a family of distributions, by ID or ID_LIKE in /etc/os-release."""

APPARMOR_PROFILE = (
    "printf 'abi <abi/4.0>,\\ninclude <tunables/global>\\n"
    "profile bwrap /usr/bin/bwrap flags=(unconfined) {\\n  userns,\\n}\\n' | sudo tee /etc/apparmor.d/bwrap"
)


class Machine(Struct, frozen=True, kw_only=True):
    """The facts. `restrictions` are kernel settings by name, for those that exist here."""

    system: str
    distribution: str = ""
    manager: str = ""
    surroundings: Surroundings = "host"
    root: bool = False
    bubblewrap: str = ""
    restrictions: Mapping[str, int] = {}

    def described(self) -> dict[str, str]:
        """The machine in a few words each."""
        place = {
            "container": ", in a container",
            "github": ", a runner of GitHub",
            "wsl1": ", WSL 1",
            "wsl2": ", WSL 2",
        }
        return {
            "system": (self.distribution or self.system) + place.get(self.surroundings, ""),
            "user": "root" if self.root else "an ordinary user",
            "bubblewrap": self.bubblewrap or "not installed",
        }


UNEXPLAINED = Remedy(
    "The canary got through although every defence took effect. This is a fault of judge: please report it "
    "with what `judge doctor --json` prints.",
    (),
)

USERNS = "kernel/unprivileged_userns_clone"
APPARMOR = "kernel/apparmor_restrict_unprivileged_userns"
MOST_USERNS = "user/max_user_namespaces"


def look_around(system: Path = Path("/"), environment: Mapping[str, str] = os.environ) -> Machine:
    """The facts of this machine. `system` is the root of its file system, for tests."""
    release = _os_release(system)
    kinds = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    restrictions = {name: _setting(system, name) for name in (USERNS, APPARMOR, MOST_USERNS)}
    return Machine(
        system=platform.system(),
        distribution=release.get("PRETTY_NAME", ""),
        manager=next((FAMILIES[kind] for kind in kinds if kind in FAMILIES), ""),
        surroundings=_surroundings(system, environment),
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        bubblewrap=find_bubblewrap() or "",
        restrictions={name: value for name, value in restrictions.items() if value is not None},
    )


def remedies(machine: Machine, isolation: Isolation) -> tuple[Remedy, ...]:
    """What would make the isolation of a machine strict, most important first; nothing if it is."""
    if isolation.tier == "strict":
        return ()
    if machine.system != "Linux":
        return (_another_system(machine),)
    found = []
    if "filter" in isolation.missing:
        found.append(_no_filter(machine))
    if "limits" in isolation.missing:
        found.append(Remedy("The resource limits cannot be set: something forbids setrlimit.", ()))
    if not machine.bubblewrap:
        found.append(Remedy("Install bubblewrap:", (_install(machine, 1),)))
    if "files" in isolation.missing:
        found += _no_namespaces(machine)
    return tuple(found) or (UNEXPLAINED,)


def _no_namespaces(machine: Machine) -> list[Remedy]:
    """Why bubblewrap may fail here."""
    found = []
    if machine.surroundings == "wsl1":
        found.append(
            Remedy("WSL 1 has no namespaces.", ("wsl --set-version <distribution> 2   (in PowerShell)",))
        )
    if machine.restrictions.get(APPARMOR) and not machine.root:
        found.append(_apparmor(machine))
    if machine.restrictions.get(USERNS) == 0 and not machine.root:
        found.append(
            Remedy(
                "Ordinary users may not create namespaces (kernel.unprivileged_userns_clone is 0).",
                (
                    "echo kernel.unprivileged_userns_clone=1 | sudo tee /etc/sysctl.d/60-userns.conf",
                    "sudo sysctl --system",
                ),
            )
        )
    if machine.restrictions.get(MOST_USERNS) == 0:
        found.append(
            Remedy(
                "No user namespaces are allowed (user.max_user_namespaces is 0).",
                (
                    "echo user.max_user_namespaces=15000 | sudo tee /etc/sysctl.d/60-userns.conf",
                    "sudo sysctl --system",
                ),
            )
        )
    if machine.surroundings == "container" and machine.bubblewrap:
        found.append(
            Remedy(
                "Containers forbid namespaces by default. Start this one without their filter; judge brings "
                "its own:",
                ("docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined ...",),
            )
        )
    if not found and machine.bubblewrap:
        found.append(
            Remedy(
                "bubblewrap fails for a reason that is not known to judge; it says itself:",
                (f"{machine.bubblewrap} --unshare-all --ro-bind / / true",),
            )
        )
    return found


def _apparmor(machine: Machine) -> Remedy:
    why = "AppArmor lets no ordinary user create namespaces (Ubuntu 23.10 and newer)."
    if machine.surroundings == "github":
        return Remedy(why, ("sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",))
    return Remedy(
        f"{why} Allow it to bubblewrap alone:", (APPARMOR_PROFILE, "sudo systemctl reload apparmor")
    )


def _no_filter(machine: Machine) -> Remedy:
    why = "There is no seccomp filter: libseccomp or its Python binding is missing, or the kernel refuses it."
    return Remedy(why, (_install(machine, 2), f"{sys.executable} -m pip install pyseccomp"))


def _install(machine: Machine, package: int) -> str:
    if machine.manager not in PACKAGES:
        return f"install the package {('', 'bubblewrap', 'libseccomp')[package]} with your package manager"
    command = PACKAGES[machine.manager][0].format(PACKAGES[machine.manager][package])
    return command.removeprefix("sudo ") if machine.root else command


def _another_system(machine: Machine) -> Remedy:
    return Remedy(
        f"Isolation needs Linux, and this is {machine.system}. Use a virtual machine, such as:",
        ("brew install lima && limactl start && lima",),
    )


def _surroundings(system: Path, environment: Mapping[str, str]) -> Surroundings:
    version = _text(system / "proc/version").lower()
    if "microsoft" in version:
        return "wsl2" if "wsl2" in version or "microsoft-standard" in version else "wsl1"
    if environment.get("GITHUB_ACTIONS") == "true":
        return "github"
    inside = (system / ".dockerenv").exists() or (system / "run/.containerenv").exists()
    return "container" if inside or "container" in environment else "host"


def _os_release(system: Path) -> dict[str, str]:
    lines = _text(system / "etc/os-release").splitlines()
    pairs = (line.partition("=") for line in lines if "=" in line)
    return {name: value.strip().strip("\"'") for name, _, value in pairs}


def _setting(system: Path, name: str) -> int | None:
    """A kernel setting; None where this kernel has no such."""
    try:
        return int(_text(system / "proc/sys" / name))
    except ValueError:
        return None


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""
