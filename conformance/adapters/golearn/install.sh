#!/usr/bin/env bash
# Builds the adapter with golearn, at the versions of go.mod, into build beside this script. Needs Go: Debian's, unless it is there.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

if [[ -x build/adapter && -z $(find . ../kits/go -newer build/adapter -name '*.go' -o -newer build/adapter -name 'go.*') ]]; then
  echo "golearn: already installed in $PWD/build"
  exit 0
fi

if ! command -v go >/dev/null; then
  if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo "golearn: install Go 1.19 or later (Debian: golang-go)" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install --yes -qq --no-install-recommends golang-go
fi

go build -o build/adapter .
echo "golearn: installed in $PWD/build"
