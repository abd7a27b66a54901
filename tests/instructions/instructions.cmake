# Counts the instructions of one time along a path, and compares them with the stored figure.
set(times 1000)
file(MAKE_DIRECTORY ${WORK})

function(count_instructions times result)
  execute_process(
    COMMAND ${VALGRIND} --tool=callgrind --callgrind-out-file=${WORK}/callgrind.out
            ${PROGRAM} ${PATH_NAME} ${times}
    ERROR_VARIABLE said RESULT_VARIABLE code)
  if(NOT code EQUAL 0 OR NOT said MATCHES "Collected : ([0-9]+)")
    message(FATAL_ERROR "callgrind did not count: ${said}")
  endif()
  set(${result} ${CMAKE_MATCH_1} PARENT_SCOPE)
endfunction()

# What comes before and after is the same for both, and drops out.
count_instructions(${times} once)
math(EXPR twice_times "2 * ${times}")
count_instructions(${twice_times} twice)
math(EXPR counted "(${twice} - ${once}) / ${times}")

file(STRINGS ${FIGURES} line REGEX "^${PATH_NAME} [0-9]+$")
if(NOT line)
  message(FATAL_ERROR "${FIGURES} has no figure for ${PATH_NAME}; counted were ${counted}")
endif()
string(REPLACE "${PATH_NAME} " "" stored "${line}")
math(EXPR most "${stored} * 110 / 100")
math(EXPR least "${stored} * 90 / 100")
message("${PATH_NAME}: ${counted} instructions, stored ${stored}")
if(counted GREATER most)
  message(FATAL_ERROR "${PATH_NAME} takes ${counted} instructions, more than ${most} (${stored} and "
    "10 %). Make it faster again; where it has to cost more, store the new figure and say why.")
endif()
if(counted LESS least)
  message(FATAL_ERROR "${PATH_NAME} takes only ${counted} instructions instead of ${stored}: store the "
    "new figure, so that a slow-down from there is seen.")
endif()
