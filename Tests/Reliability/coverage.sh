#!/usr/bin/env bash
# Lines of Sources/ that the tests run, of the test bundle and of every run of the program that a
# test starts. Prints the share of each target and the files with the most lines that never run; ends
# with status 1 below MINIMUM percent.
#
#   Tests/Reliability/coverage.sh [MINIMUM]                (90)
#   COVERAGE_ONLY=report Tests/Reliability/coverage.sh     reads what the last run counted
#
# Generated sources (templates compiled in) do not count. A run that is killed or stops at a
# precondition writes no counts, so what only such tests reach is missing.
set -euo pipefail
cd "$(dirname "$0")/../.."
minimum=${1:-90}
scratch=${COVERAGE_SCRATCH:-.build/coverage}
counts=$PWD/$scratch/counts
export SWIFT_BACKTRACE=enable=no

if [[ ${COVERAGE_ONLY:-} != report ]]; then
  LLVM_PROFILE_FILE=/dev/null swift build --build-tests --enable-code-coverage --scratch-path "$scratch"
  rm -rf "$counts"
  mkdir -p "$counts"
  # Four files for each binary, into which its processes merge as they end: thousands of runs fit.
  LLVM_PROFILE_FILE="$counts/%4m.profraw" \
    "$scratch/debug/govpackPackageTests.xctest" --testing-library swift-testing \
    > "$counts/tests.txt" 2>&1 || echo "some tests failed: $counts/tests.txt"
fi

tools=$(dirname "$(readlink -f "$(command -v swift)")")
"$tools/llvm-profdata" merge -sparse "$counts"/*.profraw -o "$counts/all.profdata"
"$tools/llvm-cov" export -summary-only -instr-profile "$counts/all.profdata" \
  "$scratch/debug/govpackPackageTests.xctest" -object "$scratch/debug/govpack" > "$counts/summary.json"
python3 - "$counts/summary.json" "$minimum" <<'END'
import collections, json, sys
files = {}
for file in json.load(open(sys.argv[1]))["data"][0]["files"]:
    place = file["filename"].partition("/Sources/")
    if "/.build/" in place[0] + "/" or not place[2] or place[2].startswith("EmbedTemplates"):
        continue
    lines = file["summary"]["lines"]
    files[place[2]] = (lines["covered"], lines["count"])
targets = collections.defaultdict(lambda: [0, 0])
for name, (covered, count) in files.items():
    for key in (name.split("/")[0], "all"):
        targets[key][0] += covered
        targets[key][1] += count
for name, (covered, count) in sorted(targets.items(), key=lambda item: (item[0] == "all", item[0])):
    print(f"{name:14} {covered:6} of {count:6} lines, {100 * covered / max(1, count):5.1f} %")
print("\nmost lines that never run:")
for name, (covered, count) in sorted(files.items(), key=lambda item: item[1][0] - item[1][1])[:40]:
    if covered < count:
        print(f"{count - covered:6} of {count:5}  {name}")
covered, count = targets["all"]
sys.exit(0 if 100 * covered >= float(sys.argv[2]) * count else 1)
END
