# cmake -B build/asan -C tests/presets/asan.cmake: address and undefined behaviour sanitizers
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_COMPILER g++ CACHE STRING "")
set(CMAKE_CXX_FLAGS "-O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"
    CACHE STRING "")
set(ACTORSCOPE_TESTS ON CACHE BOOL "")
set(ACTORSCOPE_WERROR ON CACHE BOOL "")
