#!/usr/bin/env bash
# Installs what the tests need and runs all of them: the Swift suites, then the protocol and notebook
# tests, which drive an installed tfrepl through real Jupyter clients.
set -euo pipefail
cd "$(dirname "$0")/.."
. notebooks/support/requirements.sh

check_swift
check_space .
install_packages "${debian_packages[@]}"

swift build -c release --build-tests
# One test at a time: the output a program writes to and its tapes belong to the process.
swift test -c release --skip-build --no-parallel
python3 Tests/StandardLibrarySignatures/generate.py --check

python=$PWD/.build/python-tests
python_environment "$python" jupyter_client jupyter_kernel_test nbclient nbformat ipykernel psutil pexpect pytest

# A prefix and a Jupyter data folder of their own: tests see this build and leave the user's alone.
installed=$(mktemp -d)
trap 'rm -rf "$installed"' EXIT
install -D -m 755 .build/release/tfrepl "$installed/bin/tfrepl"
export JUPYTER_DATA_DIR=$installed/share/jupyter JUPYTER_PLATFORM_DIRS=0 XDG_STATE_HOME=$installed/state
export PATH=$installed/bin:$PATH TFREPL_KERNEL=tfrepl
tfrepl kernelspec install --user
"$python/bin/python" -m pytest -q -p no:cacheprovider Tests/ProtocolTests Tests/NotebookTests

# The whole language against swiftc, on programs nobody wrote; and texts that are no programs.
python3 Tests/LanguageTests/random_programs.py --count 30
python3 Tests/LanguageTests/fuzz.py --seconds 20
