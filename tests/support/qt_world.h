#pragma once

#include <chrono>
#include <string_view>

#include "bridge/command_port.h"
#include "bridge/desk_port.h"
#include "bridge/event_pump.h"
#include "models/observation.h"
#include "murabaha/local_desk.h"
#include "observer/local_node.h"

namespace support {

using namespace std::chrono_literals;

using StartWorld = void (*)(otp::Runtime&, const murabaha::Surroundings&);
/// A registry, a bank and a supervisor of contracts, and nobody who trades by himself.
void start_desk(otp::Runtime& runtime, const murabaha::Surroundings& surroundings);
/// `shop`: a supervisor `counters` of counters `first`, `second` and `third`, and a supervisor
/// `crew` of twelve plain processes that wait for ever.
void start_shop(otp::Runtime& runtime, const murabaha::Surroundings& surroundings);

/// A system on a clock of its own, with all that stands between it and the widgets.
class World {
 public:
  /// @param zone of the desk; none: UTC
  explicit World(StartWorld start, murabaha::Zone zone = {});
  ~World();

  ui::Observation observation;
  ui::Selection selection;
  ui::CommandPort commands;
  ui::DeskPort desk;

  observer::LocalNode& node() { return node_; }
  /// Keeps a contract whose row for lists says that less is owed than its steps lead to.
  void forge(const std::string& contract_id);
  /// Lets that much time pass, and shows what happened: commands are carried out, answers come
  /// back.
  void run(otp::Duration duration = 10ms);
  /// The process of this title; the test stops when there is none.
  const observer::ProcessEntry& named(std::string_view title) const;
  observer::Identity id_of(std::string_view title) const { return named(title).id; }
  /// Stops a counter and puts messages into its mailbox.
  void fill(std::string_view counter, int messages);
  /// Starts a plain process that waits for ever, below nobody.
  otp::Pid spawn(std::string_view label);
  /// Ends a process from outside.
  void exit(std::string_view title, std::string_view reason);

 private:
  const observer::ProcessEntry* find(std::string_view title) const;

  murabaha::Surroundings surroundings_;
  observer::LocalNode node_;
  murabaha::LocalDesk local_desk_;
  ui::EventPump pump_{observation};
};

}  // namespace support
