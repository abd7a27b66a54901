#include "otp/target.h"

#include <fmt/format.h>

#include "base/match.h"

namespace otp {

Pid Target::resolve(Runtime& runtime) const {
  return match(
      address_, [](Pid pid) { return pid; }, [&](Atom name) { return runtime.whereis(name); },
      [&](const std::shared_ptr<const Via>& via) {
        return via->service->whereis_name(runtime, via->key);
      });
}

Term Target::describe() const {
  return match(
      address_, [](Pid pid) { return Term(pid); }, [](Atom name) { return Term(name); },
      [](const std::shared_ptr<const Via>& via) { return via->service->shown(via->key); });
}

Error name_in_use(const Target& name, Pid holder) {
  return {tuple(atoms::already_started, holder),
          fmt::format("the name {} is in use by {}: take another, or use the server that runs",
                      to_text(name.describe()), holder.text())};
}

}  // namespace otp
