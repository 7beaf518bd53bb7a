#!/usr/bin/env bash
# Installs R, flexmix, mvtnorm (which its densities come from) and jsonlite from the system's packages, unless they are there.
set -euo pipefail

installed() {
  Rscript --vanilla -e 'suppressMessages({library(flexmix); library(mvtnorm); library(jsonlite)})' >/dev/null 2>&1
}

if installed; then
  echo "flexmix: already installed"
  exit 0
fi

if [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install --yes -qq --no-install-recommends r-base-core r-cran-flexmix r-cran-mvtnorm r-cran-jsonlite
  installed
  echo "flexmix: installed"
  exit 0
fi

echo "flexmix: install R with the packages flexmix, mvtnorm and jsonlite" \
  "(Debian: r-base-core r-cran-flexmix r-cran-mvtnorm r-cran-jsonlite)" >&2
exit 1
