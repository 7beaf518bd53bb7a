#!/usr/bin/env bash
# Builds the adapter, with ELKI at the version of pom.xml, into target/ beside this script.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
exec ../kits/java/install.sh
