# cmake -B build/release -C tests/presets/release.cmake: what the benchmarks are run with
set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "")
set(ACTORSCOPE_TESTS ON CACHE BOOL "")
