# What app/run.sh and tests/run.sh share: packages, free space, configuring and building.
# To be sourced by a script that has `set -euo pipefail` and $root, the top of the project.

build_packages=(g++ cmake ninja-build qt6-base-dev qt6-charts-dev qt6-svg-dev libqt6opengl6-dev
                qt6-l10n-tools qt6-translations-l10n
                libqt6sql6-sqlite libqt6sql6-psql libfmt-dev robin-map-dev nlohmann-json3-dev libssl-dev libgmp-dev libutf8proc-dev
                fonts-dejavu-core)
needed_to_install_mb=1500
needed_to_build_mb=900

say() { printf '%s\n' "$*"; }
fail() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

free_mb() { df -Pm "$1" | awk 'NR == 2 { print $4 }'; }

need_space() {  # folder, megabytes, what for
  local free
  free=$(free_mb "$1")
  [ "$free" -ge "$2" ] || fail "Too little disk space $3: $1 has $free MB free, $2 MB are needed."
}

missing_packages() {
  local package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
      printf '%s ' "$package"
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {  # packages...
  local missing log
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null ||
    fail "These packages are missing and this is not a Debian system: $missing"
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
    fail "These packages are missing; run this as root or install sudo: $missing"
  need_space / "$needed_to_install_mb" "to install packages"
  say "Installing: $missing"
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  # The lists may be empty or old: try with what is there, then with fresh ones.
  # shellcheck disable=SC2086
  as_root apt-get install -y --no-install-recommends $missing >"$log" 2>&1 || {
    as_root apt-get update >>"$log" 2>&1 || true
    as_root apt-get install -y --no-install-recommends $missing >"$log" 2>&1
  } || {
    tail -n 5 "$log" >&2
    fail "The packages could not be installed. Is there a network connection? The log is $log."
  }
  rm -f "$log"
}

need_compiler() {
  command -v "$1" >/dev/null || fail "There is no compiler: $1 was not found."
  command -v cmake >/dev/null || fail "There is no cmake."
  command -v ninja >/dev/null || fail "There is no ninja."
}

configure() {  # build folder, cmake arguments...
  local folder=$1
  shift
  [ -f "$folder/build.ninja" ] && return 0
  say "Configuring $folder"
  mkdir -p "$folder"
  cmake -S "$root" -B "$folder" -G Ninja "$@" >"$folder/configure.log" 2>&1 || {
    grep -A 6 'CMake Error' "$folder/configure.log" | head -n 20 >&2
    fail "Configuring failed. The log is $folder/configure.log."
  }
}

build() {  # build folder
  local folder=$1
  [ -f "$folder/built" ] || need_space "$folder" "$needed_to_build_mb" "to build"
  ninja -C "$folder" 2>&1 | tee "$folder/build.log" | say_when_building "$folder" || {
    rm -f "$folder/built"
    grep -E -A 4 'error|FAILED' "$folder/build.log" | head -n 40 >&2
    fail "The build failed. The log is $folder/build.log."
  }
  touch "$folder/built"
}

say_when_building() {  # build folder; reads what ninja prints
  local line said=
  while read -r line; do
    [[ -z $said && $line == \[[1-9]* ]] || continue
    said=1
    say "Building $1 (a first build takes some minutes)"
  done
}
