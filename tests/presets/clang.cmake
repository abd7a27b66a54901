# cmake -B build/clang -C tests/presets/clang.cmake: a second opinion, above all on coroutines
# Version 16, the newest of Debian 12, is the first that copes with std::expected of libstdc++ 12.
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_COMPILER clang++-16 CACHE STRING "")
set(ACTORSCOPE_TESTS ON CACHE BOOL "")
set(ACTORSCOPE_WERROR ON CACHE BOOL "")
