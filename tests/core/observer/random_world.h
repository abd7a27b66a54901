#pragma once

#include <set>

#include "base/random.h"
#include "observer/system_model.h"
#include "otp/supervisor.h"
#include "system.h"

/// Random supervision trees on a runtime, and the model of them: what the model says is compared
/// with what happens.
namespace support {

class RandomWorld {
 public:
  explicit RandomWorld(std::uint64_t seed);

  const observer::SystemModel& model() const { return model_; }
  TimePoint now() { return system_.runtime().now(); }
  otp::Random& random() { return random_; }

  /// The living processes under supervisors; empty when all has ended.
  std::vector<Pid> children() const;
  std::set<Pid> alive();

  /// Children die and time goes by, without links so far.
  void live_a_while();
  /// Some workers link themselves to others, or to supervisors, and start servers of their own.
  void entangle();
  void kill(Pid pid);

  /// How many more restarts a supervisor allows, by its own books.
  /// @pre it is not a dynamic one
  std::uint32_t restarts_left(Pid supervisor);

  /// Called after each event that the model has got.
  std::function<void(const trace::Event&)> on_event = [](const trace::Event&) {};

 private:
  otp::SupervisorSpec any_spec(int depth);
  otp::ChildSpec any_child(const otp::SupervisorSpec& group, int depth);
  otp::ChildSpec any_process();
  void fill_dynamic_supervisors();
  Pid any(const std::vector<Pid>& pids) { return pids[random_.below(pids.size())]; }
  bool one_in(std::uint64_t n) { return random_.below(n) == 0; }
  void settle();

  otp::Random random_;
  System system_;
  observer::SystemModel model_;
  std::size_t applied_ = 0;
  int next_id_ = 0;
};

}  // namespace support
