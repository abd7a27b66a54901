#pragma once

#include <tuple>

#include "base/describe.h"

namespace support {

/// A value with a field of each simple kind.
struct Many {
  bool flag = false;
  std::int64_t number = 7;
  std::uint8_t small = 0;
  std::string text = "default";
  otp::Pid pid;
  otp::Atom atom;
  otp::Duration time{};
  otp::Term term;
  static constexpr auto fields =
      std::tuple{otp::field("flag", &Many::flag),   otp::field("number", &Many::number),
                 otp::field("small", &Many::small), otp::field("text", &Many::text),
                 otp::field("pid", &Many::pid),     otp::field("atom", &Many::atom),
                 otp::field("time", &Many::time),   otp::field("term", &Many::term)};
};

}  // namespace support
