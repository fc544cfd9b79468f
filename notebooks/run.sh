#!/usr/bin/env bash
# Builds and installs tfrepl, registers it with Jupyter and runs the first notebook.
#   bash notebooks/run.sh          everything up to the first notebook, headless
#   bash notebooks/run.sh --lab    the same, then JupyterLab on the notebooks
# PREFIX (default ~/.local) is where the binary goes.
set -euo pipefail
cd "$(dirname "$0")/.."
. notebooks/support/requirements.sh

lab=false
case "${1:-}" in
  "") ;;
  --lab) lab=true ;;
  -h | --help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
  *) printf 'usage: bash notebooks/run.sh [--lab]\n' >&2; exit 2 ;;
esac
prefix=${PREFIX:-$HOME/.local}

check_swift
check_space .
if [ -d .build/release ]; then
  say "Building what changed since the last build."
else
  say "First build: about $((16 / $(nproc) + 3)) minutes on this machine; later ones take seconds to a minute."
fi
install_packages "${debian_packages[@]}"
swift build -c release --product tfrepl

mkdir -p "$prefix/bin"
if [ ! "$prefix/bin/tfrepl" -nt .build/release/tfrepl ]; then
  # Without symbols (half the size), written beside and renamed: a kernel that runs the old binary keeps it.
  strip -o "$prefix/bin/.tfrepl.new" .build/release/tfrepl
  mv -f "$prefix/bin/.tfrepl.new" "$prefix/bin/tfrepl"
fi
"$prefix/bin/tfrepl" kernelspec install --user

say ""
say "notebooks/01-first-model.ipynb:"
"$prefix/bin/tfrepl" run notebooks/01-first-model.ipynb

case ":$PATH:" in *":$prefix/bin:"*) command=tfrepl ;; *) command=$prefix/bin/tfrepl ;; esac
say ""
say "Console:     $command"
say "JupyterLab:  bash notebooks/run.sh --lab"

if $lab; then
  environment=${XDG_DATA_HOME:-$HOME/.local/share}/tfrepl/jupyter
  python_environment "$environment" jupyterlab
  options=()
  [ "$(id -u)" = 0 ] && options=(--allow-root)
  exec "$environment/bin/jupyter" lab "${options[@]}" notebooks/01-first-model.ipynb
fi
