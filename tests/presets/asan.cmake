# cmake -B build/asan -C tests/presets/asan.cmake: address and undefined behaviour sanitizers
# With them g++ 12 warns of std::optional members that it thinks uninitialised.
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_COMPILER g++ CACHE STRING "")
set(CMAKE_CXX_FLAGS "-O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -Wno-maybe-uninitialized"
    CACHE STRING "")
set(ACTORSCOPE_TESTS ON CACHE BOOL "")
set(ACTORSCOPE_WERROR ON CACHE BOOL "")
