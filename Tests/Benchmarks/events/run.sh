#!/bin/sh
# Reads two years of synthetic delivery records (100 000 deployments, 300 000 changes, 20 000
# incidents), prints all figures and builds the site, three times each. Fails where the quickest run
# of either takes over 5 s, or any over 300 MB.
#
# ext4 takes no inode that was given free within the last five minutes, and looks at each of them again
# for every new file: where thousands of files were removed just before, as at the end of this script,
# a build takes one to two seconds more. Wait that long before running it again.
set -eu

root=$(cd "$(dirname "$0")/../../.." && pwd)
work="$root/.build/benchmarks/events"
program="$root/.build/release/govpack"
[ -x "$program" ] || { echo "error: run 'make release' first" >&2; exit 1; }
rm -rf "$work"
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT
python3 "$root/Tests/Benchmarks/events/generate.py" "$work/workspace"

python3 - "$program" "$work" <<'PYTHON'
import os, subprocess, sys, time
program, work = sys.argv[1:]
as_of = ["--as-of", "2026-11-20T15:00:00Z"]


def stolen():
    """Seconds in which a processor was ready and the host of this machine did other work."""
    with open("/proc/stat") as file:
        return int(file.readline().split()[8]) / os.sysconf("SC_CLK_TCK")


def measure(name, command):
    """Seconds and peak megabytes of each of three runs."""
    seconds, peaks, before = [], [], stolen()
    for run in range(3):
        start = time.monotonic()
        words = [word.replace("RUN", str(run)) for word in command]
        child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds.append(time.monotonic() - start)
        peaks.append(usage.ru_maxrss / 1024)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"error: {' '.join(words)}: status {os.waitstatus_to_exitcode(status)}")
    taken = stolen() - before
    times = ", ".join(f"{second:.1f}" for second in seconds)
    print(f"events: {name} {times} s, peak {max(peaks):.0f} MB; "
          f"the host took {taken / sum(seconds) / os.cpu_count():.0%} of the processors meanwhile")
    return min(seconds) < 5 and max(peaks) < 300


workspace = ["--root", f"{work}/workspace"]
is_fast = [
    measure("figures", [program, "figures", *workspace, *as_of]),
    measure("build", [program, "build", *workspace, *as_of, "--out", f"{work}/siteRUN",
                      "--fail-on", "never", "--quiet"]),
]
sys.exit(0 if all(is_fast) else 1)
PYTHON
