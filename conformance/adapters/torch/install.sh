#!/usr/bin/env bash
# Installs PyTorch from the system's packages, unless it is there, and makes .venv beside this script, which sees it.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
readonly packages=(python3-torch python3-venv)

if dpkg --status "${packages[@]}" >/dev/null 2>&1 && [[ -x .venv/bin/python ]]; then
  echo "torch: already installed in $PWD/.venv"
  exit 0
fi

if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
  echo "torch: install PyTorch for the system's Python (Debian: ${packages[*]})" >&2
  exit 1
fi
apt-get update --quiet --quiet
DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends "${packages[@]}"
/usr/bin/python3 -m venv --system-site-packages .venv
echo "torch: installed in $PWD/.venv"
