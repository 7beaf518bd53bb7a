#!/usr/bin/env bash
# Installs Octave and its statistics package from the system's packages, unless they are there.
set -euo pipefail

installed() {
  octave-cli --norc --no-history --eval 'pkg load statistics' >/dev/null 2>&1
}

if installed; then
  echo "fitgmdist: already installed"
  exit 0
fi

if [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install --yes -qq --no-install-recommends octave octave-statistics
  installed
  echo "fitgmdist: installed"
  exit 0
fi

echo "fitgmdist: install GNU Octave 7 or later with its statistics package" \
  "(Debian: octave octave-statistics)" >&2
exit 1
