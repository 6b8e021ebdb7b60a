#!/usr/bin/env bash
# Builds onto a file system that has too little room, or too few inodes, and checks that the run
# says so (exit 74) and that the old site stays, whole.
#
# usage: full-disk.sh BINARY
# Needs a mount namespace (root, or unprivileged user namespaces); skips with a message without.
set -euo pipefail

binary=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
export SWIFT_BACKTRACE=enable=no

if [[ ${2:-} != inside ]]; then
  enter=(unshare -m)
  [[ $(id -u) == 0 ]] || enter=(unshare -Urm)
  if ! "${enter[@]}" true 2>/dev/null; then
    echo "skipped: no mount namespace may be made here"
    exit 0
  fi
  exec "${enter[@]}" "$0" "$binary" inside
fi

# The mounts are this namespace's own and go with it.
work=$(mktemp -d)
trap 'umount "$work/disk" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work/disk"
if ! mount -t tmpfs -o size=512m,nr_inodes=100k none "$work/disk" 2>/dev/null; then
  echo "skipped: no tmpfs may be mounted here"
  exit 0
fi

build() { # AS-OF
  "$binary" build --root "$work/workspace" --out "$work/disk/site" --as-of "$1" \
    --fail-on never --quiet
}
verify() { python3 "$here/verify-site.py" "$work/disk/site"; }
bad=0
expect_failure() { # WHAT
  local status=0 found
  build 2026-02-13T20:00:00Z 2>"$work/message" || status=$?
  found=$(verify) || found="torn: $found"
  if [[ $status != 74 || $found != "$old" ]]; then
    echo "$1: exit $status, site $found" >&2
    ((++bad))
  else
    echo "$1: exit 74, old site whole: $(head -n 1 "$work/message")"
  fi
  if compgen -G "$work/disk/.site.staging-*" >/dev/null; then
    echo "$1: a staging folder is left" >&2
    ((++bad))
  fi
}

python3 "$here/make-workspace.py" "$work/workspace" 300
build 2026-02-02T20:00:00Z
old=$(verify)
size=$(du -sk "$work/disk/site" | cut -f1)
inodes=$(find "$work/disk/site" | wc -l)

for percent in 0 1 20 50 90; do
  free=$(df -k --output=avail "$work/disk" | tail -n 1)
  head -c $(((free - size * percent / 100) * 1024)) /dev/zero >"$work/disk/filler"
  expect_failure "room for $percent% of a site"
  rm "$work/disk/filler"
done

for percent in 1 20 50 90; do
  used=$(df --output=iused "$work/disk" | tail -n 1)
  mount -o "remount,nr_inodes=$((used + inodes * percent / 100 + 1))" "$work/disk"
  expect_failure "inodes for $percent% of a site"
  mount -o remount,nr_inodes=100k "$work/disk"
done

# With room again the next run needs no help.
build 2026-02-13T20:00:00Z
new=$(verify)
[[ $new != "$old" ]] || { echo "the run after did not publish" >&2; ((++bad)); }
echo "$bad faults"
((bad == 0))
