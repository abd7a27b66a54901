# cmake -B build/clang -C tests/presets/clang.cmake: a second opinion, above all on coroutines
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_COMPILER clang++ CACHE STRING "")
set(ACTORSCOPE_TESTS ON CACHE BOOL "")
set(ACTORSCOPE_WERROR ON CACHE BOOL "")
