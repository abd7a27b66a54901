# Reads the includes of every source and refuses those that its folder may not have.
# cmake -D ROOT=<top of the project> -P layers.cmake
#
# The plain values of the contract desk: no process in them.
set(contract_values
  "murabaha/action.h murabaha/arrears.h murabaha/asking.h murabaha/charity.h murabaha/checkpoint.h murabaha/contract.h murabaha/date.h murabaha/desk_policy.h murabaha/donation.h murabaha/export_csv.h murabaha/fact.h murabaha/gateway_books.h murabaha/guards.h murabaha/instalment_state.h murabaha/ledger.h murabaha/manner.h murabaha/model_check.h murabaha/money.h murabaha/order.h murabaha/payment_gateway.h murabaha/payments_csv.h murabaha/payments_import.h murabaha/rate.h murabaha/rebate.h murabaha/recognition.h murabaha/records.h murabaha/refusal.h murabaha/repayment.h murabaha/rules.h murabaha/schedule.h murabaha/store.h murabaha/terms.h murabaha/texts.h murabaha/trail.h murabaha/value_date.h")

# A rule is "folder: prefixes"; what a prefix does not begin is refused. The first folder that matches
# a file decides. `Qt` stands for every header of Qt.
set(rules
  "core/observer/local_node: base/ trace/ actor/ otp/ observer/"  # where the observer meets a runtime
  "core/base/:     base/"
  "core/trace/:    base/ trace/"
  "core/actor/:    base/ trace/event.h trace/sink.h actor/"
  "core/otp/:      base/ trace/event.h trace/sink.h actor/ otp/"
  "core/observer/: base/ trace/ observer/"
  "core/murabaha/: base/ actor/ otp/ murabaha/"
  "core/demo/:     base/ actor/ otp/ murabaha/ demo/"  # the demo world has contracts in it
  "ui/draw/:       base/ observer/ ${contract_values} draw/ Qt"
  "ui/models/:     base/ trace/ observer/ ${contract_values} models/ draw/contract_words.h draw/counted.h draw/desk_codes.h draw/desk_sentences.h draw/observer_words.h draw/text.h draw/process_search.h Qt"
  "ui/bridge/:     base/ trace/ observer/ murabaha/desk.h ${contract_values} bridge/ models/ Qt"
  "ui/views/:      base/ observer/ ${contract_values} bridge/ models/ draw/ views/ Qt"
  "ui/:            base/ observer/ ${contract_values} bridge/ models/ draw/ views/ main_window.h Qt"
  "app/store/:     base/ murabaha/ store/ Qt"
  "app/:           base/ trace/ actor/ otp/ observer/ murabaha/ demo/ bridge/ models/ draw/ views/ main_window.h appearance.h composition.h contracts.h database_checks.h language.h machine_output.h options.h settings.h world.h store/ Qt")

function(allowed_in file result)
  foreach(rule IN LISTS rules)
    string(REGEX MATCH "^([^:]+): +(.*)$" _ "${rule}")
    set(folder "${CMAKE_MATCH_1}")
    set(prefixes "${CMAKE_MATCH_2}")
    string(FIND "${file}" "${folder}" at)
    if(at EQUAL 0)
      string(REPLACE " " ";" prefixes "${prefixes}")
      set(${result} "${prefixes}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "${file} is in no folder that the rules know")
endfunction()

function(check_include file include prefixes)
  foreach(prefix IN LISTS prefixes)
    string(FIND "${include}" "${prefix}" at)
    if(at EQUAL 0)
      return()
    endif()
  endforeach()
  message(SEND_ERROR "${file} must not include ${include}")
endfunction()

file(GLOB_RECURSE files RELATIVE "${ROOT}"
  "${ROOT}/core/*.h" "${ROOT}/core/*.cpp" "${ROOT}/ui/*.h" "${ROOT}/ui/*.cpp"
  "${ROOT}/app/*.h" "${ROOT}/app/*.cpp")
list(LENGTH files count)
if(count EQUAL 0)
  message(FATAL_ERROR "There are no sources in ${ROOT}")
endif()
foreach(file IN LISTS files)
  allowed_in("${file}" prefixes)
  file(STRINGS "${ROOT}/${file}" lines REGEX "^ *# *include")
  foreach(line IN LISTS lines)
    if(line MATCHES "include +\"([^\"]+)\"")
      check_include("${file}" "${CMAKE_MATCH_1}" "${prefixes}")
    elseif(line MATCHES "include +<Q")
      check_include("${file}" "Qt" "${prefixes}")
    endif()
  endforeach()
endforeach()
