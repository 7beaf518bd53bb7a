#!/usr/bin/env bash
# Installs expectation-maximization, at the versions of package-lock.json, into node_modules beside this script.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
readonly installed=node_modules/package-lock.json

if cmp --silent package-lock.json "$installed"; then
  echo "expectation-maximization: already installed in $PWD/node_modules"
  exit 0
fi

npm ci --silent --no-audit --no-fund
cp package-lock.json "$installed"
echo "expectation-maximization: installed in $PWD/node_modules"
