#include "observer/export/marks.h"

#include <fmt/format.h>

#include "observer/export/table.h"

namespace observer::exporting {

Text marks_as_csv(std::span<const Mark* const> marks) {
  auto cell = [&](std::size_t row, std::size_t column) -> std::string {
    const Mark& mark = *marks[row];
    switch (column) {
      case 0:
        return fmt::format("{:.6f}",
                           std::chrono::duration<double>(mark.at.time_since_epoch()).count());
      case 1: return std::string(name_of(mark.kind));
      case 2: return mark.title;
      case 3: return mark.pid.text();
      case 4: return std::to_string(mark.incarnation);
      case 5: return mark.reason.is_nil() ? std::string() : to_text(mark.reason);
      default: return mark.decision ? std::string(name_of(*mark.decision)) : std::string();
    }
  };
  return table_as_csv({"time", "kind", "process", "pid", "incarnation", "reason", "decision"},
                      marks.size(), cell);
}

}  // namespace observer::exporting
