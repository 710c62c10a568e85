"""The command `judge` and its subcommands."""

import click

from judge import __version__
from judge.cli.doctor import doctor_command
from judge.cli.grade import grade_command
from judge.cli.list import list_command
from judge.cli.new import new_command
from judge.cli.recheck import recheck_command
from judge.cli.run import run_command
from judge.cli.show import show_command
from judge.cli.start import start_command
from judge.cli.verify import verify_command

EPILOG = (
    "Exit codes: 0 accepted, 1 rejected, 2 wrong usage or invalid problem package, 3 the judge's own fault."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EPILOG)
@click.version_option(__version__, prog_name="judge")
def app() -> None:
    """A local judge for coding exercises.

    Pick a problem with `judge list`, read it with `judge show SLUG`, begin with `judge start SLUG`, and
    judge your solution with `judge run SLUG`. `judge doctor` says how well submissions are isolated here.
    """


app.add_command(list_command)
app.add_command(show_command)
app.add_command(start_command)
app.add_command(run_command)
app.add_command(doctor_command)
app.add_command(verify_command)
app.add_command(new_command)
app.add_command(grade_command)
app.add_command(recheck_command)
