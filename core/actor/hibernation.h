#pragma once

#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

#include "actor/spawn.h"

namespace otp::detail {

/// What a hibernating process keeps: how it goes on when the next message comes.
template <class SelfType, class Fn, class... Args>
class Hibernated final : public Body {
 public:
  explicit Hibernated(Fn body, Args... args) : body_(body), args_(std::move(args)...) {}

  Step step(Process& process) override {
    if (process.mailbox().empty()) {
      if (!process.is_hibernating()) process.hibernate();
      return Step::Wait;
    }
    process.wake_up();
    Task<> main = std::apply(
        [&](Args&... args) { return body_(SelfType(process), std::move(args)...); }, args_);
    process.become(std::make_unique<CoroutineBody>(std::move(main)));
    return Step::Again;
  }

 private:
  [[no_unique_address]] Fn body_;
  std::tuple<Args...> args_;
};

/// Awaited, it ends the coroutines of the process and leaves only `Hibernated` of it.
class [[nodiscard]] Hibernation {
 public:
  Hibernation(Process& process, std::unique_ptr<Body> hibernated)
      : process_(&process), hibernated_(std::move(hibernated)) {}

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) { process_->become(std::move(hibernated_)); }
  void await_resume() const noexcept {}

 private:
  Process* process_;
  std::unique_ptr<Body> hibernated_;
};

}  // namespace otp::detail
