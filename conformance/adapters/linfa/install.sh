#!/usr/bin/env bash
# Compiles the adapter with linfa-clustering, at the versions of Cargo.lock, into target/ beside this script.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
readonly kit=../kits/rust/gmm_adapter.rs adapter=target/release/adapter

if [[ -x $adapter && $adapter -nt adapter.rs && $adapter -nt Cargo.lock && $adapter -nt $kit ]]; then
  echo "linfa: already installed in $PWD/target"
  exit 0
fi

if ! command -v cargo >/dev/null; then
  if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo "linfa: install Rust, version 1.78 or later (Debian 12: cargo-web rustc-web)" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install --yes -qq --no-install-recommends cargo-web rustc-web
fi

cargo build --quiet --release --locked
echo "linfa: installed in $PWD/target"
