#!/usr/bin/env bash
# Installs PyPR into .venv beside this script, converted from Python 2: downloaded from PyPI at the version and
# hash of pypr.txt, put through fissix (the maintained 2to3), and its one division of integers written out.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
readonly installed=.venv/installed.txt

if cat requirements.txt pypr.txt | cmp --silent - "$installed"; then
  echo "pypr: already installed in $PWD/.venv"
  exit 0
fi

rm -rf .venv
"${PYTHON:-python3}" -m venv .venv
readonly pip=(.venv/bin/python -m pip --quiet --disable-pip-version-check --no-input)
"${pip[@]}" install --requirement requirements.txt
"${pip[@]}" download --no-deps --no-build-isolation --no-binary :all: --require-hashes \
  --requirement pypr.txt --dest .venv/sdist
tar --extract --gzip --file .venv/sdist/*.tar.gz --directory .venv/sdist

readonly site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
mkdir "$site/pypr"
cp .venv/sdist/*/pypr/__init__.py "$site/pypr"
cp -r .venv/sdist/*/pypr/{clustering,preprocessing} "$site/pypr"
.venv/bin/python -m fissix --write --nobackups --no-diffs "$site/pypr" 2>/dev/null
# In Python 2 the quotient of two integers is an integer; there is one such quotient in gmm.py.
sed --in-place 's|(N/2)|(N//2)|' "$site/pypr/clustering/gmm.py"
[ "$(grep --count --fixed-strings '(N//2)' "$site/pypr/clustering/gmm.py")" = 1 ]

cat requirements.txt pypr.txt >"$installed"
echo "pypr: installed in $PWD/.venv"
