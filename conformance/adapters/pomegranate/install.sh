#!/usr/bin/env bash
# Installs pomegranate, at the version of requirements.txt, into .venv beside this script, on top of the
# system's PyTorch: 134 MB of packages in all, where PyPI's PyTorch brings gigabytes of GPU libraries.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
readonly installed=.venv/requirements.txt
readonly packages=(python3-torch python3-numba python3-scipy python3-sklearn python3-networkx python3-tqdm python3-venv)

if dpkg --status "${packages[@]}" >/dev/null 2>&1 && cmp --silent requirements.txt "$installed"; then
  echo "pomegranate: already installed in $PWD/.venv"
  exit 0
fi

apt-get update --quiet --quiet
DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends "${packages[@]}"
rm -rf .venv
/usr/bin/python3 -m venv --system-site-packages .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --requirement requirements.txt
cp requirements.txt "$installed"
echo "pomegranate: installed in $PWD/.venv"
