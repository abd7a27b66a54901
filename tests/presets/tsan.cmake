# cmake -B build/tsan -C tests/presets/tsan.cmake: thread sanitizer on the core, which has no Qt
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_COMPILER g++ CACHE STRING "")
set(CMAKE_CXX_FLAGS "-O1 -fsanitize=thread" CACHE STRING "")
set(ACTORSCOPE_GUI OFF CACHE BOOL "")
set(ACTORSCOPE_TESTS ON CACHE BOOL "")
set(ACTORSCOPE_WERROR ON CACHE BOOL "")
