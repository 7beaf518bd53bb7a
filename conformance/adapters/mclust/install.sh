#!/usr/bin/env bash
# Installs R, mclust, jsonlite and testthat (for the reader of the golden files) from the system's packages, unless they are there.
set -euo pipefail

installed() {
  Rscript --vanilla -e 'suppressMessages({library(mclust); library(jsonlite); library(testthat)})' >/dev/null 2>&1
}

if installed; then
  echo "mclust: already installed"
  exit 0
fi

if [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install --yes -qq --no-install-recommends r-base-core r-cran-mclust r-cran-jsonlite r-cran-testthat
  installed
  echo "mclust: installed"
  exit 0
fi

echo "mclust: install R with the packages mclust, jsonlite and testthat" \
  "(Debian: r-base-core r-cran-mclust r-cran-jsonlite r-cran-testthat)" >&2
exit 1
