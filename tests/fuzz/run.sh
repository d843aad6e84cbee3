#!/usr/bin/env bash
# Builds and runs fuzz targets. usage:
#   run.sh build                 builds all targets with clang
#   run.sh TARGET SECONDS        runs one (build it first), going on from what earlier runs found
#   run.sh --smoke TARGET        replays the corpus and fuzzes for three seconds, the same ones each time
# BEARING_FUZZ_BUILD is the build folder, build/fuzz if it is not set.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
build=${BEARING_FUZZ_BUILD:-$top/build/fuzz}

usage() {
  sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

build_targets() {
  mkdir -p "$build"
  [ -f "$build/build.ninja" ] || (cd "$top" && cmake --preset fuzz -B "$build" ${CLANG:+-DCMAKE_CXX_COMPILER="$CLANG"})
  cmake --build "$build" --target fuzzers
}

# run_target TARGET NEW_INPUTS_FOLDER OPTIONS…
run_target() {
  local target=$1 found=$2
  shift 2
  local program=$build/tests/fuzz/fuzz_$target
  [ -x "$program" ] || { echo "there is no $program; build it first: $0 build" >&2; exit 2; }
  mkdir -p "$found" "$build/findings"
  local corpus=("$found")
  [ -d "$here/corpus/$target" ] && corpus+=("$here/corpus/$target")
  [ "$target" = report ] && corpus+=("$here/../reading/cases")
  [ -f "$here/dictionaries/$target.dict" ] && set -- "$@" -dict="$here/dictionaries/$target.dict"
  # A target holds one input at a time: more than this is a leak or an input that grows without bound.
  exec "$program" -rss_limit_mb=2500 -timeout=20 -artifact_prefix="$build/findings/$target-" "$@" "${corpus[@]}"
}

case ${1-} in
  build) build_targets ;;
  --smoke)
    [ $# = 2 ] || usage
    found=$(mktemp -d "${TMPDIR:-/tmp}/bearing-fuzz.XXXXXX")
    trap 'rm -rf "$found"' EXIT
    (run_target "$2" "$found" -seed=1 -max_total_time=3)
    ;;
  '' | -*) usage ;;
  *)
    [ $# = 2 ] || usage
    run_target "$1" "$build/corpus/$1" -max_total_time="$2"
    ;;
esac
