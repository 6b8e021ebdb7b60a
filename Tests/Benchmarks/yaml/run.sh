#!/bin/sh
# Compares reading a tasks.yaml of 20 MB to a tree with libyaml's bare event loop in C over the
# same file. Fails below 0.6 of the loop's speed.
set -eu

root=$(cd "$(dirname "$0")/../../.." && pwd)
here="$root/Tests/Benchmarks/yaml"
work="$root/.build/benchmarks/yaml"
mkdir -p "$work"
cd "$work"

cc -O2 -o event_loop "$here/event_loop.c" $(pkg-config --cflags --libs yaml-0.1)
# The sources of the reader alone: minutes less than a release build of everything.
swift="swiftc -O -wmo -swift-version 6 -package-name govpack \
  -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature ExistentialAny"
$swift -parse-as-library -module-name Diagnostics \
  -emit-module -emit-object -o Diagnostics.o "$root"/Sources/Diagnostics/*.swift
$swift -module-name YAMLBenchmark -I . -I "$root/Sources/CYAML" \
  -o tree "$root"/Sources/Formats/YAML/*.swift "$here/main.swift" Diagnostics.o -lyaml

./event_loop write tasks.yaml 20000000
loop=$(./event_loop tasks.yaml 7)
set -- $(./tree tasks.yaml 7)
echo "$loop $1 $2" | awk '{
  printf "yaml, 20 MB: bare C loop %.0f ms, tree %.0f ms, ratio %.2f; all texts taken %.0f ms\n", \
    $1, $2, $1 / $2, $3
  exit ($1 / $2 < 0.6)
}'
