#!/bin/sh
# Folds a log of a million actions (1.2 GB, synthetic) and compares the result, to the last digit,
# and the time with one query of DuckDB over the same file, two threads each. Then appends 1 MB and
# folds again with the cache; then folds a log ten times as long. Fails where a limit of measure.py is
# missed. TENFOLD=no leaves the long log (12 GB more) out. Needs python3 with venv, and pip's index once.
set -eu

root=$(cd "$(dirname "$0")/../../.." && pwd)
here="$root/Tests/Benchmarks/action-log"
work="$root/.build/benchmarks/action-log"
program="$root/.build/release/govpack"
[ -x "$program" ] || { echo "error: run 'make release' first" >&2; exit 1; }
tools="$root/.build/benchmarks/duckdb"
[ -x "$tools/bin/python" ] || { python3 -m venv "$tools" && "$tools/bin/pip" install -q duckdb==2.0.0; }
rm -rf "$work"
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT

cc -O2 -o "$work/generate" "$here/generate.c"
"$tools/bin/python" "$here/measure.py" "$program" "$work" "${TENFOLD:-yes}"
