# cmake -B build/tsan -C tests/presets/tsan.cmake: thread sanitizer on the core, which has no Qt
# With it g++ 12 warns of std::optional members that it thinks uninitialised.
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_COMPILER g++ CACHE STRING "")
set(CMAKE_CXX_FLAGS "-O1 -fsanitize=thread -Wno-maybe-uninitialized" CACHE STRING "")
set(ACTORSCOPE_GUI OFF CACHE BOOL "")
set(ACTORSCOPE_TESTS ON CACHE BOOL "")
set(ACTORSCOPE_WERROR ON CACHE BOOL "")
