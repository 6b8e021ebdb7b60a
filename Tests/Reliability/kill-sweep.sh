#!/usr/bin/env bash
# Kills builds at random moments (SIGKILL) and checks after each that the site is the old or the
# new one, whole, by the hashes of its manifest.
#
# usage: kill-sweep.sh BINARY [RUNS]      (50 runs unless told)
# Exits 0 when no run left anything else; prints what it saw.
set -euo pipefail

binary=$(realpath "$1")
runs=${2:-50}
here=$(dirname "$(realpath "$0")")
export SWIFT_BACKTRACE=enable=no

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # SITE AS-OF
  "$binary" build --root "$work/workspace" --out "$1" --as-of "$2" --fail-on never --quiet \
    --catch-up 0
}
verify() { python3 "$here/verify-site.py" "$1"; }
reset() {
  rm -rf "$work/site"
  cp -a "$work/old" "$work/site"
}

python3 "$here/make-workspace.py" "$work/workspace" 500
build "$work/old" 2026-02-02T20:00:00Z
old=$(verify "$work/old")

# The new site over the old one, once undisturbed: what it is, and how long it takes.
reset
start=$(date +%s%N)
build "$work/site" 2026-02-13T20:00:00Z
duration=$((($(date +%s%N) - start) / 1000))
new=$(verify "$work/site")
[[ $old != "$new" ]] || { echo "the two sites do not differ: nothing can be shown" >&2; exit 1; }
echo "a build takes $((duration / 1000)) ms"

count_old=0 count_new=0 count_ended=0 bad=0
for ((run = 1; run <= runs; run++)); do
  reset
  # Not through build(): the signal must reach the program itself, not a shell around it.
  "$binary" build --root "$work/workspace" --out "$work/site" --as-of 2026-02-13T20:00:00Z \
    --fail-on never --quiet --catch-up 0 >/dev/null 2>&1 &
  pid=$!
  # Every other run in the last third, where the sites change places.
  if ((run % 2)); then
    delay=$((RANDOM * duration / 32768 * 11 / 10))
  else
    delay=$((duration * 2 / 3 + RANDOM * duration / 32768 / 2))
  fi
  sleep "$(printf '%d.%06d' $((delay / 1000000)) $((delay % 1000000)))"
  kill -9 "$pid" 2>/dev/null || true
  status=0
  wait "$pid" 2>/dev/null || status=$?
  ((status == 137)) || ((++count_ended))
  found=$(verify "$work/site") || found="torn: $found"
  case $found in
    "$old") ((++count_old)) ;;
    "$new") ((++count_new)) ;;
    *)
      echo "run $run, killed after $delay µs: $found" >&2
      ((++bad))
      ;;
  esac
done

# The next run needs no help, and cleans up.
reset
build "$work/site" 2026-02-13T20:00:00Z
[[ $(verify "$work/site") == "$new" ]] || { echo "the run after is not the new site" >&2; ((++bad)); }
left=$(find "$work" -maxdepth 1 -name '.site.staging-*' | wc -l)
((left == 0)) || { echo "$left staging folders left" >&2; ((++bad)); }

echo "$runs runs: old site $count_old, new site $count_new, neither $bad;" \
  "$count_ended had ended before the kill"
((bad == 0))
