#!/usr/bin/env bash
# Fuzzes bantin: tests/fuzz/run.sh [seconds for each target] [target…]
#
# Builds the targets, gathers seeds from the tests and the sample site, and lets each target run for a while, 30 seconds
# unless told otherwise. What it finds is kept; then this command fails and says how to run it again. It needs cargo and a
# compiler for C++, and nothing of nightly Rust.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)

seconds=${1:-30}
[ $# = 0 ] || shift
all=(front_matter registers markdown picture_head svg manifest journal cache addresses words)
targets=("${@:-${all[@]}}")

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target-fuzz}
host=$(rustc -vV | sed -n 's/^host: //p')
# What cargo-fuzz passes, but no address sanitizer: the program has no unsafe code, and that needs nightly Rust.
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module"
for argument in level=4 inline-8bit-counters pc-table trace-compares; do
  RUSTFLAGS+=" -Cllvm-args=-sanitizer-coverage-$argument"
done
cargo build --release --locked --target "$host"
programs=$CARGO_TARGET_DIR/$host/release

corpus=$CARGO_TARGET_DIR/corpus
ROOT=$root CORPUS=$corpus "$programs/seeds" -runs=0 2>/dev/null
# As much as a thread of the program has: what nests deeply must not need more.
ulimit -s 2048

failed=0
for target in "${targets[@]}"; do
  [[ " ${all[*]} " = *" $target "* ]] || {
    echo "no target $target, but ${all[*]}" >&2
    exit 2
  }
  found=$CARGO_TARGET_DIR/findings/$target
  log=$found.log
  mkdir -p "$found" "$corpus/$target"
  printf '== %s, %s seconds\n' "$target" "$seconds"
  if "$programs/$target" "$corpus/$target" -artifact_prefix="$found/" \
    -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 >"$log" 2>&1; then
    grep -a '^#.*DONE' "$log"
  else
    failed=1
    tail -n 30 "$log" >&2
    last=$(ls -t "$found" | head -n 1)
    printf '%s found something, told in %s. Again:\n  (ulimit -s 2048; %q %q)\n' \
      "$target" "$log" "$programs/$target" "$found/$last" >&2
  fi
done
exit $failed
