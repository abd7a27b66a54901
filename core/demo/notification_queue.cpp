#include "demo/notification_queue.h"

#include "demo/notice.h"

namespace demo {

otp::Term NotificationQueue::State::describe() const {
  constexpr std::size_t shown = 5;
  std::vector<otp::Term> newest;
  for (std::size_t i = 0; i < std::min(shown, newest_first.size()); ++i) {
    newest.emplace_back(newest_first[i]);
  }
  return otp::Term::record(otp::Atom("NotificationQueue"),
                           {{otp::Atom("size"), newest_first.size()},
                            {otp::Atom("newest"), otp::Term::list(std::move(newest))}});
}

otp::Init<PeriodicReporter::State> PeriodicReporter::init(otp::Duration interval) {
  self.send_after(interval, self.pid(), Report{});
  return State{interval, 0};
}

otp::NoReply PeriodicReporter::handle_info(const Report&, State& state) {
  auto seconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(self.now().time_since_epoch());
  notice(self, "Report #" + std::to_string(state.count) + " at " + std::to_string(seconds.count()) +
                   " ms");
  self.send_after(state.interval, self.pid(), Report{});
  ++state.count;
  return otp::noreply();
}

}  // namespace demo
