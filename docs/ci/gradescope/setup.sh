#!/usr/bin/env bash
# Runs once, when Gradescope builds the image of the autograder. The zip holds this file, run_autograder and, beside
# them, the folder judge/ (a copy of judge, with your own bank in it if you have one).
set -euo pipefail

apt-get update
apt-get install --yes --no-install-recommends bubblewrap libseccomp2 python3 python3-venv
python3 -m venv /opt/judge
/opt/judge/bin/python -m pip install --quiet /autograder/source/judge
