#!/bin/sh
# Imports a synthetic git history of 10 000 commits and 200 tags, three times into new workspaces.
# Fails where the quickest run takes over 10 s, any over 500 MB, or where the number of
# deployments is not that of the tags.
set -eu

root=$(cd "$(dirname "$0")/../../.." && pwd)
work="$root/.build/benchmarks/git-history"
program="$root/.build/release/govpack"
[ -x "$program" ] || { echo "error: run 'make release' first" >&2; exit 1; }
command -v git > /dev/null || { echo "git-history: skipped, there is no git"; exit 0; }
rm -rf "$work"
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT
git init -q --bare "$work/shop.git"
python3 "$root/Tests/Benchmarks/git-history/generate.py" 10000 |
  git -C "$work/shop.git" fast-import --quiet

python3 - "$program" "$work" <<'PYTHON'
import os, resource, subprocess, sys, time
program, work = sys.argv[1:]
repository = f"{work}/shop.git"
git = ["git", "-C", repository]
tags = len(subprocess.check_output(git + ["tag"]).split())
commits = int(subprocess.check_output(git + ["rev-list", "--count", "--all"]))
seconds = []
for run in range(3):
    os.mkdir(f"{work}/workspace{run}")
    start = time.monotonic()
    subprocess.run(
        [program, "import", "git", "--root", f"{work}/workspace{run}", "--repo", repository],
        check=True, stdout=subprocess.DEVNULL)
    seconds.append(time.monotonic() - start)
with open(f"{work}/workspace0/ops/deployments/import-git-shop.jsonl") as lines:
    deployments = sum(1 for _ in lines)
with open(f"{work}/workspace0/ops/changes/import-git-shop.jsonl") as lines:
    changes = sum(1 for _ in lines)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
times = ", ".join(f"{s:.2f}" for s in seconds)
print(
    f"git-history: {commits} commits, {tags} tags: {deployments} deployments and {changes} changes"
    f" in {times} s, peak {peak:.0f} MB")
sys.exit(0 if deployments == tags >= 200 and min(seconds) < 10 and peak < 500 else 1)
PYTHON
