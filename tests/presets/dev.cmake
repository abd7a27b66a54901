# cmake -B build/dev -C tests/presets/dev.cmake: g++, debug, every warning an error
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_COMPILER g++ CACHE STRING "")
set(ACTORSCOPE_TESTS ON CACHE BOOL "")
set(ACTORSCOPE_WERROR ON CACHE BOOL "")
set(ACTORSCOPE_COUNTS_INSTRUCTIONS ON CACHE BOOL "")
