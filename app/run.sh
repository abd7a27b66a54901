#!/usr/bin/env bash
# Sets up a Debian 12 machine as far as it is not, builds the program and starts it.
# Arguments go to the program: app/run.sh --help
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=app/setup.sh
. "$root/app/setup.sh"

install_packages "${build_packages[@]}"
need_compiler g++
configure "$root/build/run" -DCMAKE_BUILD_TYPE=Release
build "$root/build/run"
exec "$root/build/run/app/actorscope" "$@"
