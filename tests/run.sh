#!/usr/bin/env bash
# All tests of bantin, in one command, on a fresh Debian-like machine with cargo, node and npm.
# What else they need, a browser and a font with Vietnamese letters, it installs. Nothing is skipped.
# With BANTIN_SCREENSHOTS naming a folder, the browser leaves screenshots there, for people: no test asks for them.
set -euo pipefail
cd "$(dirname "$0")/.."

# Phases with the seconds that each took, for the list at the end.
phases=()
begun=$SECONDS
say() { printf '\n== %s\n' "$*"; }
phase_ends() {
  phases+=("$(printf '%5d s  %s' $((SECONDS - begun)) "$1")")
  begun=$SECONDS
}

install() {
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  say "installing $*"
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@"
}

have() { command -v "$1" >/dev/null; }

missing=()
have chromium-headless-shell || have chromium || have chromium-browser || have google-chrome || have google-chrome-stable ||
  missing+=(chromium-headless-shell)
have python3 || missing+=(python3)
# The theme asks for these letters by name, so that lines break alike on every machine.
have fc-list && fc-list ':lang=vi' family | grep 'Noto Serif' >/dev/null || missing+=(fontconfig fonts-noto-core)
[ ${#missing[@]} = 0 ] || install "${missing[@]}"

# Thousands of small sites are built and published, each down to the disk: in memory, where there is room for them.
memory=$(df --output=avail -BG /dev/shm 2>/dev/null | tr -dc 0-9)
if [ -z "${TMPDIR:-}" ] && [ "${memory:-0}" -ge 6 ]; then
  export TMPDIR=/dev/shm
fi
work=$(mktemp -d)
# Some tests run the program as another user, who must get to the sites within.
chmod 711 "$work"
trap 'rm -rf "$work"' EXIT
export TMPDIR=$work
export BANTIN_SITE=$work/site

say 'format'
cargo fmt --check
phase_ends 'format'

say 'clippy'
cargo clippy --locked --all-targets -- -D warnings
phase_ends 'clippy'

say 'tests of the program'
# What is built here is built once: remembering how to build it again in pieces only costs time.
[ -z "${CI:-}" ] || export CARGO_INCREMENTAL=0
cargo test --locked --no-run
phase_ends 'building the program and its tests'
# Test programs tell the time of each test only where features that are not stable are allowed.
allow="target.'cfg(all())'.runner=['env','RUSTC_BOOTSTRAP=1']"
cargo --config "$allow" test --locked -- -Z unstable-options --report-time | tee "$work/rust.log"
phase_ends 'tests of the program'

say 'sample site'
cargo run --locked -- build --as-of 2026-11-21 --out "$BANTIN_SITE"
# The browser tests of search and of serving run the program.
export BANTIN=$PWD/target/debug/bantin

say 'tests in the browser'
cd tests/browser
npm ci
phase_ends 'sample site, and packages of the browser tests'
npm test
phase_ends 'tests in the browser'

say 'the slowest tests of the program'
# To the end, and not `head`: a pipe that is closed early would end this script.
sed -n 's/^test \(.*\) \.\.\. ok <\(.*\)s>$/\2 s  \1/p' "$work/rust.log" | sort -rn | sed -n 1,10p
say 'phases'
printf '%s\n' "${phases[@]}"
say "all tests passed${BANTIN_SCREENSHOTS:+; screenshots are in $BANTIN_SCREENSHOTS}"
