#pragma once

#include <algorithm>
#include <future>
#include <iterator>
#include <stdexcept>

#include "observer/local_node.h"

namespace support {

/// All events that have not been read yet.
inline std::vector<trace::Event> events_of(observer::LocalNode& node) {
  std::vector<trace::Event> events;
  for (auto next = node.next_events(); !next.empty(); next = node.next_events()) {
    std::ranges::move(next, std::back_inserter(events));
  }
  return events;
}

/// Waits until a node whose clock plays has carried out a command.
inline otp::Result<otp::Term> carry_out(observer::LocalNode& node, observer::Command command) {
  auto done = std::make_shared<std::promise<otp::Result<otp::Term>>>();
  node.submit(std::move(command),
              [done](otp::Result<otp::Term> result) { done->set_value(result); });
  auto result = done->get_future();
  if (result.wait_for(std::chrono::seconds(20)) != std::future_status::ready) {
    throw std::runtime_error("no answer");
  }
  return result.get();
}

}  // namespace support
