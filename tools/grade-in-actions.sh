#!/usr/bin/env bash
# The step of action.yml that grades. Reads the inputs from the environment, leaves the reports in a folder, the
# exit code of `judge grade` in the outputs, and says on stdout what GitHub is to show beside the files.
#
# It ends with 0 whatever the grades are, so that the reports are uploaded; a later step ends with the code.
set -euo pipefail

reports=$RUNNER_TEMP/judge-reports
mkdir -p "$reports"

mapfile -t paths < <(grep -v '^[[:space:]]*$' <<<"$JUDGE_PATHS" || true)
options=(
    --reveal "$JUDGE_REVEAL"
    --allow-isolation "$JUDGE_ALLOW_ISOLATION"
    --journal "$RUNNER_TEMP/judge-journal.jsonl"
    --format "json=$reports/grades.json"
    --format "csv=$reports/grades.csv"
    --format "junit=$reports/junit.xml"
    --format "html=$reports/html"
    --format "github=$reports/annotations.txt"
    --format "summary=$reports/summary.md"
)
for problem in $JUDGE_PROBLEMS; do
    options+=(--problem "$problem")
done
[ -z "$JUDGE_BANK_DIR" ] || options+=(--bank "$JUDGE_BANK_DIR")
[ -z "$JUDGE_JOBS" ] || options+=(--jobs "$JUDGE_JOBS")

# What submissions print, and how their files are called, must not become commands to the runner.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
code=0
judge grade "${options[@]}" -- "${paths[@]}" || code=$?
echo
echo "::$token::"

if [ -f "$reports/annotations.txt" ]; then
    cat "$reports/annotations.txt"
fi
if [ -f "$reports/summary.md" ]; then
    cat "$reports/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
{
    echo "code=$code"
    echo "reports=$reports"
} >>"$GITHUB_OUTPUT"
