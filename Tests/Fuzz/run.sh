#!/usr/bin/env bash
# Fuzzes the readers of foreign bytes: libFuzzer with AddressSanitizer, each target for some seconds.
#
# usage: run.sh SECONDS [TARGET…]     (all targets of Targets/FuzzTarget.swift unless named)
#
# First inputs are Corpus/TARGET, the records of this repository's example, and where they lie beside
# the project the conformance suites in ../shared/suites. What is found along the way is thrown away;
# an input that ends the program is kept in .build/fuzz/findings and named, and the script fails.
#
# GOVPACK_FUZZ_PROGRAM   a program that is built already
# GOVPACK_FUZZ_JOBS      targets at once (2)
# GOVPACK_FUZZ_TIMEOUT   seconds that one input may take (5): more on a machine with much to do
set -euo pipefail

seconds=${1:?usage: run.sh SECONDS [TARGET…]}
shift
here=$(dirname "$(realpath "$0")")
project=$(realpath "$here/../..")
findings=$project/.build/fuzz/findings
program=${GOVPACK_FUZZ_PROGRAM:-$project/.build/fuzz/release/Fuzz}
jobs=${GOVPACK_FUZZ_JOBS:-2}
# A crash must end at once, not wait for a backtrace.
export SWIFT_BACKTRACE=enable=no
# A parser that keeps memory is found by the limit; the runtime's own singletons are no leaks. What
# the sanitizer itself remembers of every allocation would reach the limit within an hour.
export ASAN_OPTIONS=detect_leaks=0:malloc_context_size=2:quarantine_size_mb=64

if [[ -z ${GOVPACK_FUZZ_PROGRAM:-} ]]; then
  GOVPACK_FUZZ=1 nice -n 10 swift build --package-path "$project" -c release --product Fuzz \
    --scratch-path "$project/.build/fuzz"
fi
mkdir -p "$findings"
targets=("$@")
if ((${#targets[@]} == 0)); then
  mapfile -t targets < <(GOVPACK_FUZZ_TARGET='' "$program" || true)
fi
((${#targets[@]} > 0)) || { echo "error: $program names no targets" >&2; exit 1; }

# More first inputs, by target; a folder that is absent is left out with a message.
suites=$project/../shared/suites
extra() {
  case $1 in
    yaml | settings) echo "$project/state" "$suites/yaml-test-suite" ;;
    json) echo "$project/ops/deployments" "$suites/json-test-suite" ;;
    markdown | normal-markdown) echo "$project/Docs" "$suites/commonmark" "$suites/gfm" ;;
    front-matter) echo "$project/ops/decision-log" "$project/ops/incidents" ;;
    mustache) echo "$project/Templates/packs" "$suites/mustache" ;;
    action-lines | action-log) echo "$project/ops/actions" ;;
    csv) echo "$project/Tests/CommandsTests/Golden" ;;
    time-zones) echo /usr/share/zoneinfo/Europe ;;
  esac
}

fuzz() { # TARGET
  local target=$1 work status=0 folders=() folder
  work=$(mktemp -d)
  mkdir "$work/found"
  [[ -d $here/Corpus/$target ]] && folders+=("$here/Corpus/$target")
  for folder in $(extra "$target"); do
    if [[ -d $folder ]]; then folders+=("$folder")
    else echo "$target: ${folder#"$project"/} is absent: left out"; fi
  done
  # The target writes its files into the folder in which it runs.
  (cd "$work" && GOVPACK_FUZZ_TARGET=$target nice -n 19 "$program" found "${folders[@]}" \
    -max_total_time="$seconds" -max_len=4096 -timeout="${GOVPACK_FUZZ_TIMEOUT:-5}" \
    -rss_limit_mb=512 -print_final_stats=1 -artifact_prefix="$findings/$target-") \
    >"$work/log" 2>&1 || status=$?
  local runs coverage
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log")
  coverage=$(grep -o 'cov: [0-9]*' "$work/log" | tail -n 1 | cut -d' ' -f2 || true)
  if ((status == 0)); then
    echo "$target: ${runs:-0} runs, ${coverage:-0} edges, nothing found"
  else
    echo "$target: ${runs:-0} runs, ${coverage:-0} edges, FOUND (exit $status):"
    grep -E 'Fatal error|SUMMARY|Test unit written' "$work/log" | sed 's/^/  /' || true
  fi
  rm -rf "$work"
  return "$status"
}

bad=0
for target in "${targets[@]}"; do
  while (($(jobs -rp | wc -l) >= jobs)); do wait -n || ((++bad)); done
  fuzz "$target" &
done
while (($(jobs -p | wc -l) > 0)); do wait -n || ((++bad)); done
echo "${#targets[@]} targets, $seconds s each, $bad with findings"
((bad == 0))
