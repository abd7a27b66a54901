# cmake -B build/core-only -C tests/presets/core-only.cmake: the runtime without any Qt, the proof
# that it needs none
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_DISABLE_FIND_PACKAGE_Qt6 ON CACHE BOOL "")
set(ACTORSCOPE_GUI OFF CACHE BOOL "")
set(ACTORSCOPE_TESTS ON CACHE BOOL "")
set(ACTORSCOPE_WERROR ON CACHE BOOL "")
set(ACTORSCOPE_COUNTS_INSTRUCTIONS ON CACHE BOOL "")
