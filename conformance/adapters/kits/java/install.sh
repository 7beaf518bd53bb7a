#!/usr/bin/env bash
# Builds the adapter in the folder where it is called, at the versions of its pom.xml, into target/.
set -euo pipefail

name=$(basename "$PWD")
readonly name jar=target/adapter.jar
sources=(pom.xml ./*.java ../kits/java/pom.xml ../kits/java/*.java)

is_current() {
  [[ -e $jar && -z $(find "${sources[@]}" -newer "$jar") ]]
}

if is_current; then
  echo "$name: already installed in $PWD/target"
  exit 0
fi

if ! command -v javac >/dev/null || ! command -v mvn >/dev/null; then
  if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo "$name: install a JDK, 17 or later, and Maven (Debian: default-jdk-headless maven)" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install --yes -qq --no-install-recommends default-jdk-headless maven
fi

rm -rf target
mvn --batch-mode --quiet package
echo "$name: installed in $PWD/target"
