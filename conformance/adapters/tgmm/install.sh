#!/usr/bin/env bash
# Installs tgmm, at the version of requirements.txt, into .venv beside this script, on top of the system's PyTorch
# (1.13, where tgmm asks for 2.5.1), and of the system's matplotlib and seaborn, which tgmm imports for its plots: 29 MB
# of packages beside PyTorch, where PyPI's PyTorch brings gigabytes of GPU libraries.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
readonly installed=.venv/requirements.txt
readonly packages=(python3-torch python3-scipy python3-matplotlib python3-seaborn python3-tqdm python3-venv)

if dpkg --status "${packages[@]}" >/dev/null 2>&1 && cmp --silent requirements.txt "$installed"; then
  echo "tgmm: already installed in $PWD/.venv"
  exit 0
fi

apt-get update --quiet --quiet
DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends "${packages[@]}"
rm -rf .venv
/usr/bin/python3 -m venv --system-site-packages .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --requirement requirements.txt
cp requirements.txt "$installed"
echo "tgmm: installed in $PWD/.venv"
