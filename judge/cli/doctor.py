"""`judge doctor`: which isolation this machine gives, what is missing and how to get it."""

from functools import partial

import click

from judge.cli.options import json_option
from judge.cli.workspace import Workspace
from judge.exits import ACCEPTED, REJECTED


@click.command("doctor")
@json_option
def doctor_command(as_json: bool) -> None:
    """Say how well submissions are isolated here, and which engine judges them.

    Starts a worker that tries what a submission must not be able to do, and names the command or the setting
    that brings what is missing. Exit code 0 if the isolation is strict, else 1.
    """
    from judge.cli.progress import building
    from judge.engines.doctor import examine
    from judge.engines.engine import CaseEngine
    from judge.engines.native.machine import look_around

    workspace = Workspace()
    compiling = partial(building, "the counted engine, once on this machine")
    with CaseEngine(workspace.cache, workspace.secrets, compiling=compiling) as engine:
        diagnosis = examine(engine, look_around())
    if as_json:
        from judge.report.diagnosis import diagnosis_document
        from judge.report.document import encode

        click.echo(encode(diagnosis_document(diagnosis)))
    else:
        from rich.console import Console

        from judge.report.diagnosis import diagnosis_screen

        Console(highlight=False).print(diagnosis_screen(diagnosis), crop=False)
    click.get_current_context().exit(ACCEPTED if diagnosis.strict else REJECTED)
