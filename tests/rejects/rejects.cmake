# A program that the compiler must refuse, with the sentence of its first line `// says: ...`; and
# that it must accept when the mistake is mended.
# cmake -D COMPILER=... -D FLAGS=... -D PROGRAM=... -P rejects.cmake
file(STRINGS ${PROGRAM} first LIMIT_COUNT 1)
if(NOT first MATCHES "^// says: (.+)$")
  message(FATAL_ERROR "${PROGRAM} does not begin with '// says: ...'")
endif()
set(sentence "${CMAKE_MATCH_1}")
separate_arguments(flags UNIX_COMMAND "${FLAGS}")

execute_process(COMMAND ${COMPILER} ${flags} -fsyntax-only ${PROGRAM}
                RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT failed)
  message(FATAL_ERROR "The compiler accepts ${PROGRAM}")
endif()
string(REGEX REPLACE "\"[ \n\t]*\"" "" said "${said}")  # clang quotes the parts of a literal
string(FIND "${said}" "${sentence}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "The compiler does not say '${sentence}', but:\n${said}")
endif()

execute_process(COMMAND ${COMPILER} ${flags} -DMENDED -fsyntax-only ${PROGRAM}
                RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(failed)
  message(FATAL_ERROR "The compiler refuses ${PROGRAM} also when it is mended:\n${said}")
endif()
