#!/bin/sh
# Builds the site of a synthetic workspace of 10 000 tasks with cards and audit logs, three times
# into new folders. Fails where the quickest run takes over 10 s, or any over 500 MB.
set -eu

root=$(cd "$(dirname "$0")/../../.." && pwd)
work="$root/.build/benchmarks/pages"
program="$root/.build/release/govpack"
[ -x "$program" ] || { echo "error: run 'make release' first" >&2; exit 1; }
rm -rf "$work"
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT
python3 "$root/Tests/Benchmarks/pages/generate.py" "$work/workspace" 10000

python3 - "$program" "$work" <<'PYTHON'
import os, resource, subprocess, sys, time
program, work = sys.argv[1:]
seconds = []
for run in range(3):
    start = time.monotonic()
    subprocess.run(
        [program, "build", "--root", f"{work}/workspace", "--out", f"{work}/site{run}",
         "--as-of", "2026-11-20T15:00:00Z", "--fail-on", "never", "--quiet"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds.append(time.monotonic() - start)
pages = sum("index.html" in files for _, _, files in os.walk(f"{work}/site0/tasks"))
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
times = ", ".join(f"{s:.1f}" for s in seconds)
print(f"pages: {pages} below tasks/, {times} s, peak {peak:.0f} MB")
sys.exit(0 if pages >= 10000 and min(seconds) < 10 and peak < 500 else 1)
PYTHON
