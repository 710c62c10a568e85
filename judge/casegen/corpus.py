"""The corpus of a problem: the same cases for everybody, built once and cached by content."""

import contextlib
import importlib.util
import marshal
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TypeVar

import msgspec

from judge import __version__
from judge.casegen.frozen import SEED, Frozen, freeze, thaw, thaw_batch
from judge.casegen.generator import generator_fails
from judge.model.case import Case
from judge.model.errors import Fault, InvalidPackage, JudgeFault
from judge.model.growth import Batch
from judge.model.problem import Corpus, Package
from judge.storage import keep_newest, read_sealed, write_sealed

BUILD_SECONDS = 120.0
"""Seconds that making the cases may take: the largest of the bank need 3."""

GRACE = 30.0
"""Seconds more after which the process is ended that makes them: it has not even said what takes so long."""

FORMAT = 9
"""Rises when the corpus of an unchanged package would come out differently."""


KEPT = 3
"""Files of one problem that stay in the cache: those of a few versions of it, or of several banks."""

T = TypeVar("T")


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
        """The corpus of a package, from the cache or newly built around its `written` cases.

        Raises InvalidPackage if the package contradicts itself, JudgeFault if building breaks down.
        """
        versions = {"hypothesis": hypothesis_version(), "python": sys.version.split()[0]}
        cases = self._cached(package, "cases", thaw, lambda: [freeze(case) for case in written()], versions)
        return Corpus(cases=tuple(cases), seed=SEED, versions=versions)

    def batches(self, package: Package) -> tuple[Batch, ...]:
        """The inputs of the first look at the growth, those for the time first. Raises as `load` does."""
        versions = {"hypothesis": hypothesis_version()}
        return tuple(self._cached(package, "batches", thaw_batch, list, versions))

    def _cached(
        self,
        package: Package,
        what: str,
        thaw: Callable[[Frozen], T],
        written: Callable[[], list[Frozen]],
        versions: dict[str, str],
    ) -> list[T]:
        slug = package.problem.slug
        tag = f"{FORMAT}-{__version__}-{versions['hypothesis']}-{sys.implementation.cache_tag}"
        path = self.cache / "corpora" / f"{slug}-{what}-{package.digest}-{tag}.bin"
        found = _read(path, thaw)
        if found is None:
            with _lock(path.with_name(f"{slug}-{what}.lock")):
                found = _read(path, thaw)  # somebody else may have built it while we waited
                if found is None:
                    with self.building(slug if what == "cases" else f"{slug} for measuring"):
                        built = self._build(package, what, written())
                    write_sealed(path, marshal.dumps(built))
                    keep_newest(path.parent, f"{slug}-{what}-*.bin", KEPT)
                    found = list(map(thaw, built))
        return found

    def _build(self, package: Package, what: str, written: list[Frozen]) -> list[Frozen]:
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
            [sys.executable, "-P", "-m", "judge.casegen.build", str(os.getpid())],
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
        return _parse_answer(package, process.returncode, output, errors)


def _parse_answer(package: Package, status: int, output: bytes, errors: bytes) -> list[Frozen]:
    """The cases out of the building process's answer, or the exception that it stands for."""
    try:
        kind, *rest = marshal.loads(output) if status == 0 else ("crash",)
    except (EOFError, ValueError, TypeError):
        kind, rest = "crash", []
    if kind == "built":
        return list(rest[0])
    if kind == "faults":
        raise InvalidPackage(package.problem.slug, [Fault(Path(path), *fields) for path, *fields in rest[0]])
    if kind == "error":
        raise JudgeFault(*rest)
    last = errors.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it has printed nothing"]
    message = f"the process that makes the cases has ended with exit code {status}: {last[0]}"
    raise generator_fails(package, message)


def _read(path: Path, thaw: Callable[[Frozen], T]) -> list[T] | None:
    """What is cached; None if there is nothing, or if the file is damaged in any way."""
    content = read_sealed(path)
    if content is None:
        return None
    try:
        return list(map(thaw, marshal.loads(content)))
    except (EOFError, ValueError, TypeError):
        return None


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


def hypothesis_version() -> str:
    """The installed version of Hypothesis, from the name of its metadata folder.

    Importing it would cost 100 ms, and importlib.metadata, which is asked where there is no such folder,
    25 ms of every run.
    """
    spec = importlib.util.find_spec("hypothesis")
    if spec is None or spec.origin is None:
        raise JudgeFault(
            "Hypothesis is not installed.", "Install judge again: `pip install --force-reinstall judge`."
        )
    folders = list(Path(spec.origin).parent.parent.glob("hypothesis-*.dist-info"))
    if len(folders) == 1:
        return folders[0].name.removeprefix("hypothesis-").removesuffix(".dist-info")
    from importlib.metadata import version

    return version("hypothesis")
