#include "observer/busiest.h"

#include <utility>

namespace observer {

Identity busiest(const SystemModel& model) {
  Identity found;
  std::pair<std::uint32_t, std::uint64_t> most;
  model.for_each([&](const ProcessEntry& entry) {
    std::pair work(entry.depth, entry.received);
    bool is_busier = found.is_none() || work > most;
    if (entry.is_own || !entry.is_alive || !is_busier) return;
    found = entry.id;
    most = work;
  });
  return found;
}

}  // namespace observer
