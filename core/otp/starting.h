#pragma once

#include <memory>

#include "otp/server_loop.h"

namespace otp::detail {

/// A process that is starting, seen from its starter, who waits for the acknowledgement.
class Starting {
 public:
  /// Settles the start at once when the name is in use.
  Starting(Self self, bool links, StartOptions options);
  Starting(const Starting&) = delete;
  Starting& operator=(const Starting&) = delete;

  /// @pre the start is settled
  Result<Pid> verdict();

 protected:
  class Waiting : public ProcessWaiter {
   public:
    explicit Waiting(Starting& starting)
        : ProcessWaiter(*starting.parent_, starting.options_.timeout()), starting_(starting) {}
    bool complete(Process&) final { return starting_.is_settled(); }
    void time_out() final { starting_.kill(); }

   protected:
    ~Waiting() = default;
    Starting& starting_;
  };

  ~Starting();

  /// Starts the process, unless the start is settled.
  template <class MakeLoop>
  void launch(Atom label, trace::ProcessKind kind, MakeLoop&& make_loop) {
    if (is_settled()) return;
    Process& process = parent_->runtime().prepare();
    Pid parent = links_ ? parent_->pid() : process.pid();
    auto loop =
        make_loop(process, ServerLoop::Start{parent, parent_->pid(), request_.ref, options_});
    request_.server = process.pid();
    SpawnRequest request{.parent = parent_,
                         .link = links_,
                         .answers = request_.ref,
                         .label = label,
                         .kind = kind,
                         .mailbox_limit = options_.mailbox_limit()};
    parent_->runtime().launch(process, request, std::move(loop));
  }

 private:
  bool is_settled() const { return !holder_.is_none() || request_.is_settled(); }
  void kill();

  Process* parent_;
  bool links_;
  StartOptions options_;
  Pid holder_;  // of the name, when it was in use before the start
  PendingRequest request_;
};

}  // namespace otp::detail
