# What this machine must have before anything is built; sourced by notebooks/run.sh and Tests/run.sh.

debian_packages=(libzmq3-dev libopenblas-dev libdnnl-dev libzip-dev libhdf5-103-1 libjpeg-dev libpng-dev zlib1g-dev curl gnuplot-nox libedit-dev pkg-config binutils git)
needed_swift=6.3
needed_disk_mb=3000
needed_memory_mb=3500

say() { printf '%s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

missing_packages() { # PACKAGE... : those that are not installed
  local package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$package"
  done
}

# Sets `as_root` to the command prefix that gives root without a question, or returns 1.
find_root() {
  as_root=()
  [ "$(id -u)" = 0 ] && return 0
  command -v sudo >/dev/null && sudo -n true 2>/dev/null && as_root=(sudo -n) && return 0
  return 1
}

check_swift() {
  command -v swift >/dev/null ||
    fail "no Swift toolchain on PATH. Install Swift $needed_swift for Debian 12 from https://www.swift.org/install/linux/ and put its usr/bin on PATH."
  swift_version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -n 1)
  [ "$(printf '%s\n%s\n' "$needed_swift" "$swift_version" | sort -V | head -n 1)" = "$needed_swift" ] ||
    fail "Swift $swift_version found, $needed_swift or later needed: https://www.swift.org/install/linux/"
}

check_space() { # FOLDER : where the build goes
  local disk memory
  disk=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
  memory=$(awk '/^MemTotal:/ { print int($2 / 1024) }' /proc/meminfo)
  [ "$disk" -ge "$needed_disk_mb" ] ||
    fail "$disk MB free in $1, the build needs $needed_disk_mb MB: free some space or clone to another disk."
  [ "$memory" -ge "$needed_memory_mb" ] ||
    fail "$memory MB of memory, the compiler needs $needed_memory_mb MB: add memory or swap."
  say "Swift $swift_version, $(nproc) cores, $memory MB memory, $disk MB disk free: fine."
}

install_packages() { # PACKAGE...
  local missing
  missing=$(missing_packages "$@")
  [ -z "$missing" ] && return 0
  if ! find_root; then
    say "Debian packages are missing and this user may not install them. Ask an administrator to run:" >&2
    say "  apt-get update && apt-get install -y $missing" >&2
    exit 1
  fi
  say "Installing Debian packages: $missing"
  "${as_root[@]}" apt-get update -qq
  # shellcheck disable=SC2086  (a list of package names)
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -qq $missing >/dev/null ||
    fail "apt-get could not install: $missing"
}

# A virtual environment with the named Python packages; made once, remade when the list changes.
python_environment() { # FOLDER PACKAGE...
  local folder=$1 list; shift
  list="$*"
  [ "$(cat "$folder/.packages" 2>/dev/null)" = "$list" ] && return 0
  python3 -c 'import ensurepip' 2>/dev/null || install_packages python3 python3-venv
  say "Python environment in $folder: $list"
  python3 -m venv --clear "$folder" && "$folder/bin/pip" install -q --disable-pip-version-check "$@" ||
    fail "could not install into $folder: $list"
  printf '%s\n' "$list" >"$folder/.packages"
}
