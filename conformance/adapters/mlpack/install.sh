#!/usr/bin/env bash
# Compiles the adapter into build/. mlpack is a library of headers, which its wheel on PyPI brings along: it is
# downloaded at the version and hash of mlpack.txt, and the headers are taken out of it. The rest comes from the system's
# packages, unless it is there.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
readonly kit=../kits/cpp/gmm_adapter.hpp adapter=build/adapter headers=build/mlpack/include
readonly packages=(g++ libarmadillo-dev libcereal-dev nlohmann-json3-dev python3-pip python3)

if [[ -x $adapter && $adapter -nt adapter.cpp && $adapter -nt mlpack.txt && $adapter -nt $kit ]]; then
  echo "mlpack: already installed in $PWD/build"
  exit 0
fi

has_packages() {
  command -v python3 >/dev/null && python3 -m pip --version >/dev/null 2>&1 &&
    echo '#include <armadillo>
#include <cereal/cereal.hpp>
#include <nlohmann/json.hpp>' | "${CXX:-g++}" -std=c++17 -E -o /dev/null -x c++ - 2>/dev/null
}

if ! has_packages; then
  if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo "mlpack: install (Debian's names): ${packages[*]}" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install --yes -qq --no-install-recommends "${packages[@]}"
fi

rm -rf build
mkdir build
python3 -m pip download --quiet --disable-pip-version-check --no-input --no-deps --require-hashes \
  --only-binary :all: --python-version 3.11 --platform manylinux_2_28_x86_64 --requirement mlpack.txt --dest build
python3 - build/*.whl <<'END'
import sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
wheel.extractall("build", [name for name in wheel.namelist() if name.startswith("mlpack/include/")])
END
rm build/*.whl

"${CXX:-g++}" -std=c++17 -O2 -DNDEBUG -isystem $headers adapter.cpp -o $adapter -larmadillo
echo "mlpack: installed in $PWD/build"
