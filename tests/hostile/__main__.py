"""`python -m tests.hostile CACHE NAME ...`: judges submissions by name and prints a line for each:
the name, the verdict and the tier. For running them as somebody else than the tests run as."""

import sys
import tempfile
from pathlib import Path

from judge.catalog.bank import Bank
from judge.pipeline import Pipeline
from tests.hostile.catalogue import HOSTILE, REFUSED
from tests.hostile.judging import judge

ROOT = Path(__file__).resolve().parents[2]


def main(cache: Path, names: list[str]) -> None:
    pipeline, bank = Pipeline(cache, [ROOT]), Bank(ROOT, cache)
    for hostile in HOSTILE:
        if hostile.name in names:
            with tempfile.TemporaryDirectory() as folder:
                report = judge(pipeline, bank, hostile, Path(folder))
            verdict = report.verdict.value if report else REFUSED
            print(hostile.name, verdict, report.isolation.tier if report else "none")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
