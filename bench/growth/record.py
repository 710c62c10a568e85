"""Record the counts of the solutions that hold the constants of the rule, for the tests.

    python -m bench.growth.record [--jobs N] [--cache FOLDER]

Measures the range of each constant first, from the counts that `python -m bench.growth` has kept, and writes
it into the docstring. For each end of each range it records one solution that is wrong beyond it.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from bench.growth import docstrings, ranges
from bench.growth.expecting import Wrong
from bench.growth.judging import Judge, Stage
from bench.growth.labelled import ROOT, Labelled, labelled_set
from bench.growth.ranges import Range, Side
from bench.growth.recorded import (
    RECORDED,
    Flip,
    Held,
    Recording,
    Recordings,
    Run,
    key_of,
    save,
    size_of,
    wrong_with,
)
from bench.growth.store import Known
from judge.engines.counted.engine import component_digest

TYPICAL = (
    "bench/submissions/sliding_window_max/accepted/linked_queue.py",
    "bench/submissions/sliding_window_max/accepted/tournament_of_the_window.py",
    "bench/submissions/sliding_window_max/time_limit_exceeded/max_over_blocks.py",
    "solutions_reference/sliding_window_max/time_limit_exceeded/queue_as_list.py",
    "bench/submissions/sliding_window_max/memory_limit_exceeded/history_of_the_queue.py",
)
"""Solutions that are recorded besides: one of each kind."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cache", type=Path, default=ROOT / ".bench-cache")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    labelled = list(labelled_set())
    found = ranges.measure(options.cache, labelled, options.jobs, lambda line: print(line, flush=True))
    with Judge(options.cache, again=True) as judge:
        recordings = record(judge, {one.name: one for one in labelled}, found)
    save(recordings)
    docstrings.write_ranges(found)
    print(f"{len(recordings.solutions)} solutions and {len(recordings.flips)} flips in {RECORDED}")


def record(judge: Judge, labelled: dict[str, Labelled], found: Sequence[Range]) -> Recordings:
    """Return recordings of solutions that hold the ends of all ranges."""
    recordings = Recordings(component=component_digest(), flips=[], solutions={})
    for one in found:
        for side in (one.low, one.high):
            if side.wrong is not None:
                _hold(judge, labelled, recordings, one, side, side.wrong)
    for name in TYPICAL:
        _add(recordings, name, _recording(judge, labelled[name], []))
    return recordings


def _hold(
    judge: Judge, labelled: dict[str, Labelled], recordings: Recordings, one: Range, side: Side, value: float
) -> None:
    """Record a solution that holds one end of a range: one that is recorded already, or the smallest."""
    best: tuple[int, Wrong, Recording] | None = None
    for flip in side.flips:
        made = _recording(judge, labelled[flip.file], [(one.name, value)])
        known = flip.file in recordings.solutions
        size = 0 if known else len(made.runs) + len(made.held)
        with ranges.moved(one.name, value):
            if flip not in wrong_with(flip.file, made):
                continue  # wrong for a reason that counts alone do not show
        if best is None or size < best[0]:
            best = size, flip, made
    if best is None:
        print(f"{one.name}: nothing that can be recorded holds {value:g}")
        return
    _, flip, made = best
    _add(recordings, flip.file, made)
    recordings.flips.append(Flip(constant=one.name, value=value, file=flip.file, wrong=flip.kind))


def _add(recordings: Recordings, name: str, made: Recording) -> None:
    """Add a recording, or what it has beyond the one that is there."""
    there = recordings.solutions.setdefault(name, made)
    there.runs = {**made.runs, **there.runs}
    there.held = {**made.held, **there.held}
    for family, sizes in made.beyond.items():
        known = there.beyond.setdefault(family, [])
        known += [size for size in sizes if size not in known]


def _recording(judge: Judge, labelled: Labelled, others: Sequence[tuple[str, float]]) -> Recording:
    """Record one solution, with the constants as they are and with each of some others."""
    made: Recording | None = None
    for setting in [None, *others]:
        stage = judge.stage(labelled)
        heard = Heard()
        stage.counter.asked = heard.hear
        if setting is None:
            judge.finish(labelled, stage)
        else:
            with ranges.moved(*setting):
                judge.finish(labelled, stage)
        again = _written(labelled, stage, heard.runs)
        if made is None:
            made = again
        else:
            solutions = {labelled.name: made}
            _add(Recordings(component="", flips=[], solutions=solutions), labelled.name, again)
    assert made is not None
    return made


class Heard:
    """What a counter was asked, and what came of it."""

    def __init__(self) -> None:
        self.runs: list[tuple[list[bytes], Known]] = []

    def hear(self, inputs: Sequence[bytes], known: Known) -> None:
        self.runs.append((list(inputs), known))


def _written(labelled: Labelled, stage: Stage, heard: Sequence[tuple[list[bytes], Known]]) -> Recording:
    """Return what one stage has heard as a recording."""
    assert stage.yardstick is not None
    far = stage.far_sample
    samples = [sample for steps in stage.yardstick.ladder.values() for sample in steps]
    asked = {id(one) for inputs, _ in heard for one in inputs}
    beyond = [sample for sample in stage.made_beyond if id(sample.inputs) in asked]
    if far is not None:
        beyond.insert(0, far)
    names = {id(sample.inputs): f"{sample.family} {sample.n}" for sample in [*samples, *beyond]}
    made = Recording(
        group=labelled.group,
        labelled=bool(labelled.time),
        ladder={family: list(map(size_of, steps)) for family, steps in stage.yardstick.ladder.items()},
        beyond={},
        far=far.family if far is not None else "",
        runs={},
        held={},
    )
    for sample in beyond:
        made.beyond.setdefault(sample.family, []).append(size_of(sample))
    for inputs, known in heard:
        called = [names.get(id(one), "") for one in inputs]
        if not all(called):
            continue  # inputs of its own, made because its calls disturb each other
        if known.peaks or (known.reason and not known.is_run):
            made.held[key_of(called)] = Held(known.peaks)
        else:
            made.runs[called[0]] = Run(known.spent, known.outside, known.cut, known.reason)
    return made


if __name__ == "__main__":
    main()
