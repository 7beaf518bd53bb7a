#!/usr/bin/env bash
# Installs TensorFlow Probability (without TensorFlow), at the versions of requirements.txt, into .venv beside this script.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
readonly installed=.venv/requirements.txt

if cmp --silent requirements.txt "$installed"; then
  echo "tensorflow-probability: already installed in $PWD/.venv"
  exit 0
fi

rm -rf .venv
"${PYTHON:-python3}" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --requirement requirements.txt
cp requirements.txt "$installed"
echo "tensorflow-probability: installed in $PWD/.venv"
