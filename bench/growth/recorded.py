"""Counts of single solutions as plain data, and what they come to: the rule judges them without any engine.

The tests hold each constant of the rule with such recordings; `python -m bench.growth.record` makes them.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from bench.growth.expecting import Kind, Wrong, wrong_of
from bench.growth.judging import Judged, is_rejected_strictly, logarithms_in
from bench.growth.labelled import ROOT, Group, Labelled
from judge.growth.count import Counting
from judge.model.counted import Count, Peak, Uncounted
from judge.model.growth import Sample

RECORDED = ROOT / "tests" / "growth" / "recorded.json"


class NotRecorded(Exception):
    """A run that was not made when the solution was recorded: record it again."""


class Size(Struct, frozen=True, array_like=True):
    """A sample of a family without its inputs."""

    n: int
    calls: int
    shared: bool
    time_bound: float
    space_bound: float
    slack: float
    instructions: int
    outside: int
    peak: int


class Run(Struct, frozen=True, array_like=True):
    """One run: the instructions that it took, or more if it was `cut`; or why it cannot be counted."""

    instructions: int
    outside: int = 0
    cut: bool = False
    reason: str = ""


class Held(Struct, frozen=True, array_like=True):
    """Bytes held at the sizes that were counted together; none where that takes too much."""

    peaks: tuple[int, ...] = ()


class Recording(Struct, kw_only=True):
    """All that is known of one solution: sizes by family, runs by `family n`, memory by `family n n`."""

    group: Group
    labelled: bool
    ladder: dict[str, list[Size]]
    beyond: dict[str, list[Size]]
    far: str = ""
    """The family whose first size beyond the ladder is the far one of this solution."""
    runs: dict[str, Run]
    held: dict[str, Held]


class Flip(Struct, frozen=True, kw_only=True):
    """A constant, a value outside of its range, and what becomes wrong with which solution then."""

    constant: str
    value: float
    file: str
    wrong: Kind


class Recordings(Struct, kw_only=True):
    """The file: recordings by solution, and what each constant is held by."""

    component: str
    flips: list[Flip]
    solutions: dict[str, Recording]


def load(path: Path = RECORDED) -> Recordings:
    """Return the recordings of a file."""
    return msgspec.json.decode(path.read_bytes(), type=Recordings)


def save(recordings: Recordings, path: Path = RECORDED) -> None:
    """Write a file of recordings, a line for each solution."""
    plain = msgspec.to_builtins(recordings)
    solutions = plain.pop("solutions")
    lines = [f'"{name}": {json.dumps(one, separators=(",", ":"))}' for name, one in solutions.items()]
    flips = plain.pop("flips")
    head = [f'"flips": [\n{",".join(chr(10) + json.dumps(flip) for flip in flips).lstrip()}\n]']
    head.append(f'"component": {json.dumps(plain["component"])}')
    body = ",\n".join([*head, '"solutions": {\n' + ",\n".join(lines) + "\n}"])
    path.write_text("{\n" + body + "\n}\n", encoding="utf-8")


def judge_recording(name: str, recording: Recording) -> Judged:
    """Return what a recorded solution gets from the rule as it is now. Raises NotRecorded."""
    ladder = {family: _samples(family, sizes) for family, sizes in recording.ladder.items()}
    beyond = {family: _samples(family, sizes) for family, sizes in recording.beyond.items()}

    def larger(family: str, n: int) -> Sample | None:
        return next((sample for sample in beyond.get(family, ()) if sample.n == n), None)

    counting = Counting(
        Replayed(recording),
        ladder,
        beyond[recording.far][0] if recording.far else None,
        larger,
        lambda sample, results: None,
        False,
        lambda what: None,
    )
    found = counting.run()
    series = [one.series for one in counting.found]
    return Judged(
        name=name,
        rejected=found.series.resource if found is not None else None,
        logarithms=logarithms_in(series),
        strictly=found is not None or is_rejected_strictly(series),
        shown=found.series if found is not None else None,
    )


def wrong_with(name: str, recording: Recording) -> list[Wrong]:
    """Return all that is wrong with what a recorded solution gets. Raises NotRecorded."""
    time = "known" if recording.labelled else ""
    slug = name.split("/")[-3]
    labelled = Labelled(path=ROOT / name, slug=slug, group=recording.group, time=time)
    return wrong_of(labelled, judge_recording(name, recording))


class Replayed:
    """Counts from a recording instead of an engine."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording

    def count(self, inputs: bytes, fuel: int) -> Count | Uncounted:
        run = self.recording.runs.get(inputs.decode())
        if run is None or (run.cut and fuel > run.instructions):
            raise NotRecorded(f"{inputs.decode()} with {fuel:,} instructions")
        if run.reason:
            return Uncounted(run.reason)
        if run.cut or run.instructions > fuel:
            return Count(fuel, cut=True)
        return Count(run.instructions, run.outside)

    def space(self, runs: Sequence[bytes], fuel: int) -> list[Peak] | Uncounted:
        key = key_of([inputs.decode() for inputs in runs])
        held = self.recording.held.get(key)
        if held is None:
            raise NotRecorded(f"the memory of {key}")
        return [Peak(peak, 0) for peak in held.peaks] or Uncounted("it takes too many instructions there")


def key_of(names: Sequence[str]) -> str:
    """Return the key of runs whose memory is counted together, named `family n` each."""
    family = names[0].split()[0]
    return " ".join([family, *[name.split()[1] for name in names]])


def size_of(sample: Sample) -> Size:
    """Return a sample without its inputs."""
    fields: dict[str, Any] = {name: getattr(sample, name) for name in Size.__struct_fields__}
    return Size(**fields)


def _samples(family: str, sizes: Sequence[Size]) -> tuple[Sample, ...]:
    made = []
    for size in sizes:
        fields = msgspec.structs.asdict(size)
        made.append(Sample(family=family, inputs=f"{family} {size.n}".encode(), **fields))
    return tuple(made)
