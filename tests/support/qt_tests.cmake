# Qt tests: one program for the tests of a folder of the program.
include_guard(GLOBAL)

set(support ${PROJECT_SOURCE_DIR}/tests/support)
add_library(actorscope_qt_testing STATIC
  ${support}/qt_test.cpp ${support}/qt_test.h ${support}/qt_world.cpp ${support}/qt_world.h
  ${support}/contract_screen.cpp ${support}/contract_screen.h
  ${support}/pdf_text.cpp ${support}/pdf_text.h)
set_target_properties(actorscope_qt_testing PROPERTIES AUTOMOC ON)
target_include_directories(actorscope_qt_testing PUBLIC ${support})
target_link_libraries(actorscope_qt_testing
  PUBLIC actorscope_app Qt6::Test PRIVATE actorscope_options)

function(actorscope_qt_tests name)
  add_executable(${name} ${ARGN})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE actorscope_qt_testing actorscope_options)
  add_test(NAME ${name} COMMAND ${name} -nocrashhandler)
  set_tests_properties(${name} PROPERTIES
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen" TIMEOUT 300)
endfunction()
