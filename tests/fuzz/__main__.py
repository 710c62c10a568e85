"""`python -m tests.fuzz [INPUTS]`: every invariant on fresh inputs, at least so many in all."""

import sys
import time

from hypothesis import HealthCheck, Phase, Verbosity, given, settings

from tests.fuzz.invariants import INVARIANTS, Invariant

INPUTS = 100_000


def run(invariant: Invariant, inputs: int) -> int:
    """Check an invariant on at least so many inputs. Says how many there were; raises where it fails."""
    count = 0

    def check(value: object) -> None:
        nonlocal count
        count += 1
        invariant.check(value)

    fresh = settings(
        max_examples=inputs,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # shrinking packages takes minutes, and they are small
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )
    while count < inputs:  # where Hypothesis has seen all that it can think of, it begins again
        fresh(given(invariant.inputs)(check))()
    return count


def main() -> int:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else INPUTS
    total = 0
    failed = False
    for invariant in INVARIANTS:
        started = time.monotonic()
        print(f"{invariant.name}: ", end="", flush=True)
        try:
            count = run(invariant, -int(-wanted * invariant.share // 1))
        except Exception as error:
            failed = True
            notes = "\n".join(getattr(error, "__notes__", ()))
            print(f"FAILED\n{type(error).__name__}: {error}\n{notes}")
            continue
        total += count
        print(f"{count:,} inputs, {time.monotonic() - started:.0f} s")
    print(f"{total:,} inputs in all; {'an invariant has failed' if failed else 'every invariant holds'}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
