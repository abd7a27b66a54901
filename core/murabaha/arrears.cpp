#include "murabaha/arrears.h"

namespace murabaha {

std::string_view name_of(Arrears::Kind kind) {
  switch (kind) {
    case Arrears::Kind::Current: return "current";
    case Arrears::Kind::Late: return "late";
    case Arrears::Kind::Default: return "default";
  }
  return {};
}

Arrears arrears_of(const Contract& contract, const Moment& moment) {
  int days = contract.days_late(moment.today());
  if (days == 0) return {};
  bool is_in_default = days >= moment.policy.default_after_days;
  return {is_in_default ? Arrears::Kind::Default : Arrears::Kind::Late, days};
}

}  // namespace murabaha
