#!/usr/bin/env bash
# Installs gaussian-mixture, at the versions of package-lock.json, into node_modules beside this script.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
readonly installed=node_modules/package-lock.json

if cmp --silent package-lock.json "$installed"; then
  echo "gaussian-mixture: already installed in $PWD/node_modules"
  exit 0
fi

npm ci --silent --no-audit --no-fund
cp package-lock.json "$installed"
echo "gaussian-mixture: installed in $PWD/node_modules"
