#include "otp/target.h"

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
      [](const std::shared_ptr<const Via>& via) { return via->key; });
}

}  // namespace otp
