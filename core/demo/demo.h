#pragma once

#include <span>
#include <string_view>

#include "actor/runtime.h"
#include "murabaha/contract_server.h"

namespace demo {

/// A system that the program can show, started on an empty runtime.
struct Demo {
  std::string_view name;      // for the command line
  std::string_view title;     // for the chooser
  std::string_view sentence;  // what there is to see
  trace::Watch watch;         // what is worth recording of it
  void (*start)(otp::Runtime& runtime, const murabaha::Surroundings& surroundings);
  std::string_view subject;  // the process to look at first; none in particular when empty
  std::string_view view;     // the pane that shows best what happens
};

/// All demos; the first is the one that the program starts with.
std::span<const Demo> demos();
/// nullptr for an unknown name.
const Demo* find_demo(std::string_view name);

// Where they begin
void start_guide(otp::Runtime& runtime, const murabaha::Surroundings& surroundings);
void start_process_leak(otp::Runtime& runtime, const murabaha::Surroundings& surroundings);
void start_mailbox_overflow(otp::Runtime& runtime, const murabaha::Surroundings& surroundings);
void start_graceless_shutdown(otp::Runtime& runtime, const murabaha::Surroundings& surroundings);

/// Starts a supervisor of this name and keeps it: the root of a demo's tree.
void start_application(otp::Runtime& runtime, std::string_view name, otp::SupervisorSpec spec);

}  // namespace demo
