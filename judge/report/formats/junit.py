"""JUnit XML, as Jenkins, GitLab and most other CI servers read it.

A suite is a submission, a test case one of its parts. Wrong or too slow is a `failure`; an exception of
the submission, or a fault of the judge, an `error`; a part that was not reached is `skipped`.
"""

from collections.abc import Sequence
from xml.etree import ElementTree

from judge.model.grade import Grade, Gradebook, Ignored, Part
from judge.report.formats import telling

Element = ElementTree.Element


def render(gradebook: Gradebook) -> str:
    """The gradebook as JUnit XML."""
    root = Element("testsuites", name="judge")
    for name, grade in zip(telling.names(gradebook), gradebook.grades, strict=True):
        root.append(_suite(name, grade, gradebook))
    if missed := telling.missed(gradebook):
        root.append(_not_graded(missed, gradebook))
    for attribute in ("tests", "failures", "errors"):
        root.set(attribute, str(sum(int(suite.get(attribute, "0")) for suite in root)))
    root.set("time", _time(gradebook.seconds))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(name: str, grade: Grade, gradebook: Gradebook) -> Element:
    parts = telling.told_parts(grade)
    states = [part.state for part in parts]
    suite = Element(
        "testsuite",
        name=name,
        tests=str(len(parts)),
        failures=str(states.count("failed")),
        errors=str(states.count("error")),
        skipped=str(states.count("skipped")),
        time=_time(grade.seconds or 0.0),
        timestamp=gradebook.started,
        file=telling.line(grade.path),
    )
    suite.append(_properties(grade, gradebook))
    blamed = telling.blamed_part(grade)
    for part in parts:
        suite.append(_case(part, name, grade, blamed=part is blamed))
    if grade.warnings:
        _text(suite, "system-err", "\n".join(telling.line(warning) for warning in grade.warnings))
    return suite


def _not_graded(missed: Sequence[Ignored], gradebook: Gradebook) -> Element:
    """An error for each submission that could not even be read: nobody should take it for passed."""
    count = str(len(missed))
    suite = Element(
        "testsuite",
        name="not graded",
        tests=count,
        failures="0",
        errors=count,
        skipped="0",
        time=_time(0.0),
        timestamp=gradebook.started,
    )
    for ignored in missed:
        path = telling.line(ignored.path)
        case = ElementTree.SubElement(
            suite, "testcase", name=path, classname="not graded", time=_time(0.0), file=path
        )
        ElementTree.SubElement(case, "error", message=telling.line(ignored.why), type="Not graded")
    return suite


def _properties(grade: Grade, gradebook: Gradebook) -> Element:
    found = {
        "student": grade.student,
        "problem": grade.slug,
        "verdict": grade.verdict,
        "score": telling.score(grade),
        "sha256": grade.sha256,
        "isolation": grade.tier,
        **{f"version of {name}": version for name, version in gradebook.versions.items()},
    }
    properties = Element("properties")
    for name, value in found.items():
        ElementTree.SubElement(properties, "property", name=telling.line(name), value=telling.line(value))
    return properties


def _case(part: Part, suite: str, grade: Grade, *, blamed: bool) -> Element:
    """One part. The evidence stands with the part that is blamed, since others fail for the same reason."""
    case = Element(
        "testcase",
        name=telling.line(part.name),
        classname=suite.replace("/", "."),
        time=_time(part.seconds or 0.0),  # readers want one, told or not
        file=telling.line(grade.path),
    )
    if blamed and grade.line:
        case.set("line", str(grade.line))
    message = telling.part_message(part) or telling.part_result(part)
    if part.state == "skipped":
        ElementTree.SubElement(case, "skipped", message=message)
    elif part.state in ("failed", "error"):
        tag = "failure" if part.state == "failed" else "error"
        found = ElementTree.SubElement(case, tag, message=message, type=grade.verdict.words)
        facts = [fact for fact in telling.facts(grade) if fact.label != "Printed"] if blamed else []
        found.text = "\n".join(filter(None, [message, telling.as_text(facts)]))
        if blamed and grade.evidence.output:
            _text(case, "system-out", telling.block(grade.evidence.output))
    elif told := telling.growth_remarks(part, grade):
        _text(case, "system-out", "\n".join(told))
    return case


def _text(parent: Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = text


def _time(seconds: float) -> str:
    return f"{max(seconds, 0.0):.3f}"
