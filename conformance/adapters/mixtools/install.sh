#!/usr/bin/env bash
# Installs R, mixtools and jsonlite from the system's packages, unless they are there.
set -euo pipefail

installed() {
  Rscript --vanilla -e 'suppressMessages({library(mixtools); library(jsonlite)})' >/dev/null 2>&1
}

if installed; then
  echo "mixtools: already installed"
  exit 0
fi

if [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install --yes -qq --no-install-recommends r-base-core r-cran-mixtools r-cran-jsonlite
  installed
  echo "mixtools: installed"
  exit 0
fi

echo "mixtools: install R with the packages mixtools and jsonlite" \
  "(Debian: r-base-core r-cran-mixtools r-cran-jsonlite)" >&2
exit 1
