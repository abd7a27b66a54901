#include "murabaha/recovery_watch.h"

namespace murabaha {

void RecoveryWatch::crashed(const std::string& contract_id) {
  absences_.with([&](auto& absences) { absences[contract_id] = {clock_()}; });
}

void RecoveryWatch::recovered(const std::string& contract_id) {
  absences_.with([&](auto& absences) {
    auto absence = absences.find(contract_id);
    bool was_away = absence != absences.end() && !absence->second.length;
    if (was_away) absence->second.length = clock_() - absence->second.since;
  });
}

std::optional<otp::Duration> RecoveryWatch::last(const std::string& contract_id) const {
  return absences_.with([&](const auto& absences) -> std::optional<otp::Duration> {
    auto absence = absences.find(contract_id);
    return absence == absences.end() ? std::nullopt : absence->second.length;
  });
}

}  // namespace murabaha
