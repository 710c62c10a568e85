"""Building the corpora of a bank into the package: `python -m judge.ship BANK [SLUG ...]`.

Run where judge is built or installed from source (`hatch_build.py`), with a pinned version of Hypothesis, so
that everybody who has the same version of judge has the same cases. What is there and still true stays.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import platformdirs

from judge.casegen.corpus import SHIPPED, Corpora
from judge.catalog.bank import Bank, written_cases
from judge.engines.counted.engine import CountedEngine
from judge.model.errors import InvalidPackage


def ship(root: Path, cache: Path, slugs: list[str]) -> int:
    """Build what is missing for the packages of a bank; return how many packages have faults."""
    bank = Bank(root, cache)
    corpora = Corpora(cache, [root])
    with CountedEngine(cache) as engine:  # compiled once, before several processes want it
        engine.prepare()
        engine.wait()

    def one(slug: str) -> bool:
        try:
            package = bank.load(slug)
            corpora.ship(package, lambda: written_cases(package))
        except InvalidPackage as error:
            print(f"{slug}: {error.message}", *error.faults, sep="\n  ", file=sys.stderr)
            return False
        return True

    wanted = slugs or bank.slugs()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        done = list(pool.map(one, wanted))
    for path in SHIPPED.glob("*.bin"):
        if not slugs and path.stem.rpartition("-")[0] not in wanted:
            path.unlink()
    return done.count(False)


def main() -> int:
    root, *slugs = sys.argv[1:]
    cache = os.environ.get("JUDGE_CACHE") or platformdirs.user_cache_path("judge", appauthor=False)
    return ship(Path(root), Path(cache), slugs)


if __name__ == "__main__":
    sys.exit(main())
