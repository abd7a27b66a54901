#!/usr/bin/env bash
# Sets up a Debian 12 machine as far as it is not, builds everything with its tests and passes them.
# tests/run.sh [CONFIGURATION...]: those of tests/presets, dev unless others are named.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=app/setup.sh
. "$root/app/setup.sh"

configurations=("${@:-dev}")
for name in "${configurations[@]}"; do
  [ -f "$root/tests/presets/$name.cmake" ] ||
    fail "There is no configuration '$name'. There are: $(cd "$root/tests/presets" && ls | sed 's/\.cmake$//' | paste -sd ' ')."
done

packages=("${build_packages[@]}" libgtest-dev librapidcheck-dev postgresql-15 doxygen valgrind)
compiler=g++
for name in "${configurations[@]}"; do
  [ "$name" != clang ] || { packages+=(clang-16); compiler=clang++-16; }
done
install_packages "${packages[@]}"
need_compiler "$compiler"
for name in "${configurations[@]}"; do
  folder=$root/build/$name
  configure "$folder" -C "$root/tests/presets/$name.cmake"
  build "$folder"
  say "Testing $folder"
  ctest --test-dir "$folder" --output-on-failure -j "$(nproc)" || fail "Tests of '$name' failed."
done
say "All tests pass."
