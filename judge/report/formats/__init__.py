"""The formats of graded submissions: one module each, imported when it is asked for.

A module has `render(gradebook) -> str`; a format of several files has `render_pages(gradebook)`, which
gives the content of each by its name.
"""

FORMATS = {
    "json": "judge.report.formats.json",
    "jsonl": "judge.report.formats.jsonl",
    "csv": "judge.report.formats.csv",
}
"""Where each format lives, by the name that `--format` takes."""
