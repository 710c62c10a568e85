"""What every format tells of a grade, as plain words: names, points, parts, the failing case.

The texts are cleaned and cut to a length here; escaping them is each format's own work.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from judge.growth.naming import in_a_sentence
from judge.model.grade import Grade, Gradebook, Ignored, Part
from judge.model.growth import Growth
from judge.model.show import ELLIPSIS
from judge.model.verdict import Verdict
from judge.report.clean import clean, clean_line
from judge.report.growth_words import NO_LINE, accepted_lines, claimed, cost_of_line, family_in_words
from judge.report.sums import points, totals

TEXT_LENGTH = 4_000
"""Characters of the longest text in a report: more than a person reads, and a class still fits a file."""

LINE_LENGTH = 200
"""Characters of a text that stands in a heading, a table or a list."""

WHY_LENGTH = 400
"""Characters of the sentence on why a line costs much: it quotes code twice at most."""

WORST_FIRST = (
    Verdict.JE,
    Verdict.SV,
    Verdict.CE,
    Verdict.RTE,
    Verdict.WA,
    Verdict.OLE,
    Verdict.MLE,
    Verdict.TLE,
    Verdict.AC,
)
"""What a grader has to look at first: where the judge failed, then tampering, then what works least."""


class Fact(Struct, frozen=True):
    """A label and its text. A `block` keeps its line breaks and blanks."""

    label: str
    text: str
    block: bool = False


def headline(grades: Sequence[Grade]) -> list[str]:
    """Return the sums in words: `12 of 14 accepted`, `92.5 of 130 points`, `1 not judged`."""
    numbers = totals(grades)
    words = [f"{numbers.accepted:,} of {numbers.graded:,} accepted"]
    words.append(f"{points(numbers.earned)} of {points(numbers.possible)} points")
    if numbers.unscored:
        words.append(f"{numbers.unscored:,} could not be judged and {_have(numbers.unscored)} no score")
    return words


def score(grade: Grade) -> str:
    """Return the score in words: `7.5 of 10 points`, or `no score`."""
    if grade.earned is None:
        return "no score"
    return f"{points(grade.earned)} of {points(grade.possible)} points"


def line(text: str, length: int = LINE_LENGTH) -> str:
    """Return the text on one line, harmless and cut to a length."""
    return _cut(clean_line(text[: length + 1]), length)


def block(text: str) -> str:
    """Return the text with its line breaks, harmless and cut to a length."""
    text = text.rstrip("\n")
    short = _cut(clean(text[: TEXT_LENGTH + 1]), TEXT_LENGTH)
    left_out = len(text) - TEXT_LENGTH
    return f"{short} ({left_out:,} more characters)" if left_out > 0 else short


def who(grade: Grade) -> str:
    """Return the student, or where nobody is named, the file."""
    return line(grade.student or grade.path)


def names(gradebook: Gradebook) -> list[str]:
    """Return a name for each grade, in their order, no two of them alike: `anna/binary_search`.

    Tools take tests of one name for the same test. The file tells apart what student and problem do not.
    """
    plain = [
        line(f"{grade.student}/{grade.slug}" if grade.student else grade.slug) for grade in gradebook.grades
    ]
    count = Counter(plain)
    named = [
        name if count[name] == 1 else f"{name} ({line(grade.path)})"
        for name, grade in zip(plain, gradebook.grades, strict=True)
    ]
    seen: Counter[str] = Counter()
    found = []
    for name in named:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return found


def missed(gradebook: Gradebook) -> list[Ignored]:
    """Return the files that should have been graded and could not be."""
    return [ignored for ignored in gradebook.ignored if ignored.asked]


def students(gradebook: Gradebook) -> list[str]:
    """Return the students in their order; "" stands for submissions of nobody."""
    return list(by_student(gradebook))


def by_student(gradebook: Gradebook) -> dict[str, list[Grade]]:
    """Return the grades of each student, in their order."""
    found: dict[str, list[Grade]] = {}
    for grade in gradebook.grades:
        found.setdefault(grade.student, []).append(grade)
    return found


def worst_first(grades: Sequence[Grade]) -> list[Grade]:
    """Return the grades, the worst verdict first; within a verdict those with the fewest points."""
    return sorted(grades, key=lambda grade: (WORST_FIRST.index(grade.verdict), _share(grade)))


def told_parts(grade: Grade) -> tuple[Part, ...]:
    """Return the parts, led by one that reports the verdict where no other part does.

    A file that cannot be loaded reaches no stage: its parts are all skipped, which tools show as harmless.
    """
    accused = any(part.state in ("failed", "error") for part in grade.parts)
    if grade.verdict is Verdict.AC or accused:
        return grade.parts
    name = "judge" if grade.verdict is Verdict.JE else "load" if grade.verdict is Verdict.CE else "verdict"
    failed = grade.verdict in (Verdict.WA, Verdict.TLE, Verdict.MLE, Verdict.OLE)
    part = Part(
        name=name,
        state="failed" if failed else "error",
        passed=0,
        total=1,
        earned=0.0,
        possible=0.0,
        seconds=0.0,
        message=grade.message,
    )
    return (part, *grade.parts)


def blamed_part(grade: Grade) -> Part | None:
    """Return the part of the evidence: the one whose case it shows, else the first that failed."""
    failed = [part for part in told_parts(grade) if part.state in ("failed", "error")]
    for part in failed:
        if f"{part.name}/" in f"{grade.evidence.case}/":
            return part
    return failed[0] if failed else None


def part_result(part: Part) -> str:
    """Return what became of a part in words: `12 of 14 passed`, `not reached`."""
    if part.state == "skipped":
        return "not reached"
    if part.name == "growth":
        within = f"{part.passed:,} of {part.total:,} families within the bounds"
        return within if part.state == "passed" else "failed"
    if part.possible == 0 and part.total <= 1:
        return "passed" if part.state == "passed" else "failed"
    return f"{part.passed:,} of {part.total:,} passed"


def part_message(part: Part) -> str:
    """Return why the part failed, in a line; empty where it did not."""
    return line(part.message) if part.state in ("failed", "error") else ""


def reason(grade: Grade) -> str:
    """Return why the grade is not accepted, in a line."""
    if grade.message:
        return line(grade.message)
    part = blamed_part(grade)
    return line(part.message) if part is not None and part.message else grade.verdict.words


def facts(grade: Grade) -> list[Fact]:
    """Return the failing case and the growth, as far as they may be shown, in the order to read them."""
    evidence = grade.evidence
    found = [
        Fact("Case", line(evidence.case)),
        Fact("Call", block(evidence.call), block=True),
        Fact("Expected", block(evidence.expected), block=True),
        Fact("Got", block(evidence.got), block=True),
        Fact("Differs", block(evidence.difference)),
        *[Fact("Likely", block(mistake)) for mistake in evidence.mistakes],
        Fact("Printed", block(evidence.output), block=True),
        Fact("Traceback", block("\n".join(evidence.traceback)), block=True),
    ]
    if grade.growth is not None and grade.growth.decision == "above":
        found += growth_facts(grade.growth)
    return [
        fact for fact in found if fact.text.strip() and (fact.label, fact.text) != ("Growth", grade.message)
    ]


def growth_facts(growth: Growth) -> list[Fact]:
    """Return how the cost grows, the line to blame and why, the family of inputs that shows it."""
    found = [Fact("Growth", in_a_sentence(growth))]
    if growth.line is not None:
        blame = growth.line
        found.append(Fact("Blame", f"line {blame.line}: {line(blame.source)}", block=True))
        found.append(Fact("", as_sentence(cost_of_line(blame, growth.resource))))
        found.append(Fact("Why", line(blame.why, WHY_LENGTH)))
    else:
        found.append(Fact("Blame", NO_LINE))
    found.append(Fact("Claimed", line(claimed(growth)) if growth.claim else ""))
    found.append(Fact("Input", line(family_in_words(growth))))
    found.append(Fact("Such as", block(growth.example), block=True))
    return found


def growth_remarks(part: Part, grade: Grade) -> list[str]:
    """Return the lines on the growth of an accepted grade, for the part that earned its points."""
    return accepted_lines(grade.growth) if part.name == "growth" and grade.growth is not None else []


def as_sentence(clause: str) -> str:
    """Return a clause as a sentence."""
    return f"{clause[:1].upper()}{clause[1:]}."


def as_text(found: Sequence[Fact]) -> str:
    """Return facts as plain text: `Call: f(1)`; a text of several lines stands below its label."""
    parts = []
    for fact in found:
        if "\n" in fact.text:
            parts.append(f"{fact.label}:\n{_indented(fact.text)}")
        else:
            parts.append(f"{fact.label}: {fact.text}" if fact.label else fact.text)
    return "\n".join(parts)


def without_growth(grade: Grade) -> Grade:
    """Return the grade for pages that show the growth at a place of its own."""
    return replace(grade, growth=None)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}{ELLIPSIS}"


def _indented(text: str) -> str:
    return "\n".join(f"    {row}" for row in text.split("\n"))


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _share(grade: Grade) -> float:
    return (grade.earned or 0.0) / grade.possible if grade.possible else 0.0
