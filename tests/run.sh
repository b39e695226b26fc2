#!/usr/bin/env bash
# All tests of bantin, in one command, on a fresh Debian-like machine with cargo, node and npm.
# What else they need, a browser and a font with Vietnamese letters, it installs. Nothing is skipped.
# With BANTIN_SCREENSHOTS naming a folder, the browser leaves screenshots there, for people: no test asks for them.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*"; }

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
have fc-list && fc-list ':lang=vi' family | grep -q 'Noto Serif' || missing+=(fontconfig fonts-noto-core)
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

say 'clippy'
cargo clippy --locked --all-targets -- -D warnings

say 'tests of the program'
cargo test --locked

say 'sample site'
cargo run --locked -- build --as-of 2026-11-21 --out "$BANTIN_SITE"
# The browser tests of search and of serving run the program.
export BANTIN=$PWD/target/debug/bantin

say 'tests in the browser'
cd tests/browser
npm ci
npm test
say "all tests passed${BANTIN_SCREENSHOTS:+; screenshots are in $BANTIN_SCREENSHOTS}"
