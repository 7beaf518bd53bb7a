#!/usr/bin/env bash
# Installs VLFeat and what the adapter is compiled with from the system's packages, unless they are there, and
# compiles the adapter into build/.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
readonly kit=../kits/cpp/gmm_adapter.hpp adapter=build/adapter
readonly packages=(g++ libvlfeat-dev nlohmann-json3-dev)

installed() {
  echo '#include <vl/gmm.h>
#include <nlohmann/json.hpp>' | "${CXX:-g++}" -std=c++17 -E -o /dev/null -x c++ - 2>/dev/null
}

if [[ -x $adapter && $adapter -nt adapter.cpp && $adapter -nt $kit ]]; then
  echo "vlfeat: already installed in $PWD/build"
  exit 0
fi

if ! installed; then
  if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo "vlfeat: install a C++ compiler, VLFeat and JSON for Modern C++ (Debian: ${packages[*]})" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install --yes -qq --no-install-recommends "${packages[@]}"
fi

mkdir -p build
"${CXX:-g++}" -std=c++17 -O2 adapter.cpp -o $adapter -lvl
echo "vlfeat: installed in $PWD/build"
