"""The corpus of a problem: the same cases for everybody, built once and cached by content."""

import contextlib
import marshal
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from judge import __version__
from judge.casegen import yardstick as yardsticks
from judge.casegen.frozen import SEED, Frozen, freeze, thaw
from judge.casegen.generator import generator_fails
from judge.casegen.yardstick import LADDERS, Yardstick
from judge.engines.counted.engine import component_digest
from judge.model.accuracy import Ladder
from judge.model.case import Case
from judge.model.errors import Fault, InvalidPackage, JudgeFault
from judge.model.problem import Corpus, Package
from judge.processes import module_command
from judge.storage import keep_newest, read_sealed, write_sealed
from judge.versions import installed_version

BUILD_SECONDS = 120.0
"""Seconds that making the cases may take: the largest of the bank need 3."""

GRACE = 30.0
"""Seconds more after which the process is ended that makes them: it has not even said what takes so long."""

FORMAT = 10
"""Rises when the corpus of an unchanged package would come out differently."""


KEPT = 3
"""Files of one part that stay in the cache: those of a few versions of it, or of several banks."""

PARTS = ("cases", "accuracy", *(f"growth{index}" for index in range(len(LADDERS))))
"""The parts of a corpus, a file each."""

BUILDING = {"cases": "", "accuracy": ", the exact answers"}
"""What is said while a part is built, after the slug; of the others that the reference is counted."""

SHIPPED = Path(__file__).parent.parent / "frozen"
"""The corpora of the bank that is shipped: built with the package, the same for everybody."""

MARSHAL = 4
"""The format of marshal that every version of Python from 3.11 on reads."""


class Corpora:
    """Corpora under a cache folder. `building(slug)` wraps the building of one, to show progress."""

    def __init__(
        self,
        cache: Path,
        secrets: Sequence[Path],
        building: Callable[[str], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self.cache = cache
        self.secrets = tuple(secrets)
        self.building = building

    def load(self, package: Package, written: Callable[[], Sequence[Case]]) -> Corpus:
        """Return the corpus of a package: shipped, from the cache, or newly built around its `written` cases.

        Raises InvalidPackage if the package contradicts itself, JudgeFault if building breaks down.
        """
        made = self._made(package, "cases", lambda: [freeze(case) for case in written()])
        cases = tuple(map(thaw, made.content))
        return Corpus(
            cases=cases, seed=SEED, versions=made.versions, digest=made.digest, shipped=made.shipped
        )

    def yardstick(self, package: Package, ladder: int) -> Yardstick:
        """Return what submissions of a package are counted against. Raises as `load` does."""
        return yardsticks.thaw(self._made(package, f"growth{ladder}", list).content)

    def accuracy(self, package: Package) -> tuple[Ladder, ...]:
        """Return the inputs of growing magnitude with their exact answers. Raises as `load` does."""
        from judge.casegen import exact  # decimal and fractions only where accuracy is judged

        return exact.thaw(self._made(package, "accuracy", list).content)

    def ensure_yardstick(self, package: Package, ladder: int) -> None:
        """Build what submissions are counted against, where it is neither shipped nor cached."""
        self._made(package, f"growth{ladder}", list)

    def ship(self, package: Package, written: Callable[[], Sequence[Case]]) -> None:
        """Build all parts of a package that are shipped and not there yet. Raises as `load` does."""
        for what in parts_of(package):
            path = SHIPPED / f"{package.problem.slug}-{what}.bin"
            known = _read(path, package)
            if known is None or known.versions != versions_of(what, package):
                given = [freeze(case) for case in written()] if what == "cases" else []
                self._write(path, package, self._build(package, what, given))

    def _made(self, package: Package, what: str, written: Callable[[], list[Frozen]]) -> "Made":
        slug = package.problem.slug
        shipped = _read(SHIPPED / f"{slug}-{what}.bin", package)
        if shipped is not None and (
            "component" not in shipped.versions or shipped.versions["component"] == component_digest()
        ):
            return structs.replace(shipped, shipped=True)
        versions = versions_of(what, package)
        tag = "-".join([str(FORMAT), __version__, *[value[:12] for value in versions.values()]])
        path = self.cache / "corpora" / f"{slug}-{what}-{package.digest}-{tag}.bin"
        found = _read(path, package)
        if found is None:
            with _lock(path.with_name(f"{slug}-{what}.lock")):
                found = _read(path, package)  # somebody else may have built it while we waited
                if found is None:
                    with self.building(f"{slug}{BUILDING.get(what, ', counting the reference')}"):
                        built = self._build(package, what, written())
                    found = self._write(path, package, built)
                    keep_newest(path.parent, f"{slug}-{what}-*.bin", KEPT)
        return found

    def _write(self, path: Path, package: Package, made: tuple[dict[str, str], Any]) -> "Made":
        versions, content = made
        data = marshal.dumps((FORMAT, package.digest, versions, content), MARSHAL)
        write_sealed(path, data)
        return Made(content=content, versions=versions, digest=digest_of(data))

    def _build(self, package: Package, what: str, written: list[Frozen]) -> tuple[dict[str, str], Any]:
        """Have a clean process build a part; return the versions that it depends on, and the part."""
        order = {
            "problem": msgspec.msgpack.encode(package.problem),
            "folder": str(package.folder),
            "solutions": str(package.solutions),
            "digest": package.digest,
            "cache": str(self.cache),
            "secrets": [str(secret) for secret in self.secrets],
            "seconds": BUILD_SECONDS,
            "what": what,
            "written": written,
        }
        process = subprocess.Popen(
            [*module_command("judge.casegen.build"), str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONHASHSEED": "0"},
            start_new_session=True,
        )
        try:
            output, errors = process.communicate(marshal.dumps(order), timeout=BUILD_SECONDS + GRACE)
        except subprocess.TimeoutExpired:
            message = f"making the cases has not ended within {BUILD_SECONDS:g} s"
            raise generator_fails(package, message) from None
        finally:
            if process.poll() is None:
                process.kill()
                process.communicate()
        return versions_of(what, package), _parse_answer(package, process.returncode, output, errors)


def _parse_answer(package: Package, status: int, output: bytes, errors: bytes) -> Any:
    """The part out of the building process's answer, or the exception that it stands for."""
    try:
        kind, *rest = marshal.loads(output) if status == 0 else ("crash",)
    except (EOFError, ValueError, TypeError):
        kind, rest = "crash", []
    if kind == "built":
        return rest[0]
    if kind == "faults":
        raise InvalidPackage(package.problem.slug, [Fault(Path(path), *fields) for path, *fields in rest[0]])
    if kind == "error":
        raise JudgeFault(*rest)
    last = errors.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it has printed nothing"]
    message = f"the process that makes the cases has ended with exit code {status}: {last[0]}"
    raise generator_fails(package, message)


def parts_of(package: Package) -> list[str]:
    """Return the parts that a package has: the counted engine has no packages, few problems have accuracy."""
    without = {"accuracy"} if package.problem.accuracy is None else set()
    if package.problem.packages:
        without |= {part for part in PARTS if part.startswith("growth")}
    return [part for part in PARTS if part not in without]


def versions_of(what: str, package: Package) -> dict[str, str]:
    """Return the versions that decide how a part of a package's corpus comes out."""
    if not what.startswith("growth"):
        return {
            **({"hypothesis": installed_version("hypothesis")} if what == "cases" else {}),
            "python": ".".join(map(str, sys.version_info[:2])),
            **{name: installed_version(name) for name in package.problem.packages},
        }
    return {"component": component_digest()}


class Made(Struct, frozen=True):
    """A part of a corpus, what decided how it came out, and its own digest."""

    content: Any
    versions: dict[str, str]
    digest: str
    shipped: bool = False


def digest_of(data: bytes) -> str:
    """Return the digest of a part of a corpus, as reports name it."""
    return sha256(data).hexdigest()[:32]


def _read(path: Path, package: Package) -> Made | None:
    """Return a part of a package's corpus; None if there is none, it is of another package, or damaged."""
    data = read_sealed(path)
    if data is None:
        return None
    try:
        made_by, digest, versions, content = marshal.loads(data)
    except (EOFError, ValueError, TypeError):
        return None
    if made_by != FORMAT or digest != package.digest:
        return None
    return Made(content=content, versions=versions, digest=digest_of(data))


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold a lock between processes, so that two judges do not build the same corpus at once.

    Where files cannot be locked both build, which costs time and harms nothing.
    """
    fd = None
    with contextlib.suppress(OSError, ImportError):
        import fcntl

        path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(fd, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if fd is not None:
            os.close(fd)
