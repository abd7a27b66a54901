#include "murabaha/order.h"

namespace murabaha {

Result<> check_actor(const std::string& actor) {
  if (actor.empty()) return otp::refuse(Atom("actor_required"), "Say who is asking.");
  return check_text("actor", actor);
}

std::string_view name_of(CrashPoint point) {
  switch (point) {
    case CrashPoint::Now: return "now";
    case CrashPoint::BeforeCommit: return "before_commit";
    case CrashPoint::BeforeReply: return "before_reply";
    case CrashPoint::BeforeSend: return "before_send";
    case CrashPoint::AfterSend: return "after_send";
    case CrashPoint::BeforeOutcome: return "before_outcome";
  }
  return {};
}

std::optional<CrashPoint> crash_point_named(std::string_view name) {
  for (CrashPoint point : all_crash_points) {
    if (name_of(point) == name) return point;
  }
  return std::nullopt;
}

}  // namespace murabaha
