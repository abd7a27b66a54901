#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "base/guarded.h"
#include "base/time.h"

namespace murabaha {

/// Measures how long contracts are away when their processes crash on purpose: from the crash until
/// the successor has read what is kept. A world's own clock stands still meanwhile; this one need
/// not.
/// @thread any
class RecoveryWatch {
 public:
  /// A steady clock; only differences count.
  using Clock = std::function<otp::Duration()>;

  explicit RecoveryWatch(Clock clock) : clock_(std::move(clock)) {}

  /// Its process is about to crash.
  void crashed(const std::string& contract_id);
  /// A process of it has read what is kept; without a crash before, that counts for nothing.
  void recovered(const std::string& contract_id);
  /// Of the last crash; none when there was none, or it goes on.
  std::optional<otp::Duration> last(const std::string& contract_id) const;

 private:
  struct Absence {
    otp::Duration since{};
    std::optional<otp::Duration> length = {};
  };

  Clock clock_;
  otp::Guarded<std::map<std::string, Absence>> absences_;  // by contract
};

}  // namespace murabaha
