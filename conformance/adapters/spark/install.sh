#!/usr/bin/env bash
# Installs PySpark, at the versions of requirements.txt, into .venv beside this script, and Java 17 unless there is one.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
readonly installed=.venv/requirements.txt

if cmp --silent requirements.txt "$installed"; then
  echo "spark: already installed in $PWD/.venv"
  exit 0
fi

if ! command -v java >/dev/null; then
  apt-get update --quiet --quiet
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --quiet --no-install-recommends openjdk-17-jre-headless
fi

rm -rf .venv
"${PYTHON:-python3}" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --requirement requirements.txt
cp requirements.txt "$installed"
echo "spark: installed in $PWD/.venv"
