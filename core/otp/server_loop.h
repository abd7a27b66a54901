#pragma once

#include <functional>
#include <optional>
#include <variant>

#include "otp/handler_result.h"
#include "otp/target.h"

namespace otp {

/// How a server is started: its name, and limits. Pass it before the arguments of init.
class StartOptions {
 public:
  StartOptions name(Target name) && {
    name_ = std::move(name);
    return std::move(*this);
  }
  /// How long the starter waits for init; the process is killed when it takes longer.
  StartOptions timeout(Timeout timeout) && {
    timeout_ = timeout;
    return std::move(*this);
  }
  /// Hibernate after so long without a message, unless the handler has set a timeout.
  StartOptions hibernate_after(Timeout idle) && {
    hibernate_after_ = idle;
    return std::move(*this);
  }

  const Target& name() const { return name_; }
  Timeout timeout() const { return timeout_; }
  Timeout hibernate_after() const { return hibernate_after_; }

 private:
  Target name_;
  Timeout timeout_ = infinity;
  Timeout hibernate_after_ = infinity;
};

/// What a starting process tells its starter.
struct StartAck {
  enum class Verdict { Started, Ignored, Refused };
  Verdict verdict = Verdict::Started;
  Term reason;
};

class ServerLoop;

/// An order to a server from the debug interface, served between messages and while suspended.
struct SystemOrder {
  Atom name;
  /// @returns the reply to the reference; nullptr when the end of the server is the answer
  std::function<Envelope*(ServerLoop&, Ref)> perform;
  Term describe() const { return tuple(Atom("system"), name); }
};

/// The loop of every server: starting, taking messages, timeouts, system orders, terminating. It
/// follows OTP's gen_server step for step; what a module does is behind the virtual functions.
///
/// The loop is a state machine, not a coroutine: a server that waits holds no coroutine frame.
class ServerLoop : public Body {
 public:
  struct Start {
    Pid parent;   // whose exit ends this server; none when started without link
    Pid starter;  // who waits for init
    Ref answers;  // the starter's request
    StartOptions options;
  };

  ServerLoop(Process& process, Start start) : process_(process), start_(std::move(start)) {}

  Step step(Process& process) final;
  void time_out(Process& process) final;
  void show_state(Process& process) final;

  // For system orders
  void suspend();
  void resume();
  bool is_suspended() const { return is_suspended_; }
  Term status() const;
  void begin_terminate(ExitReason reason);
  Process& process() const { return process_; }

 protected:
  using Handling = std::variant<Outcome, Task<Outcome>>;

  virtual Handling init() = 0;
  /// The message stays valid until the handling is complete.
  virtual Handling handle(const Message& message) = 0;
  virtual Handling handle_continue(const Message& message) = 0;
  virtual Handling terminate(const ExitReason& reason) = 0;
  virtual Term describe_state() const = 0;
  /// Keep the state, and bring it back when the handler throws.
  virtual void save_state() {}
  virtual void restore_state() {}

  /// The process as the module's handlers see it.
  Self self() const { return Self(process_); }

 private:
  enum class Phase { Starting, Initialising, Serving, Terminating, Ended };

  bool claim_name();
  void release_name();
  void acknowledge(StartAck::Verdict verdict, Term reason = {});
  void initialised(Outcome outcome);
  void refuse_start(const ExitReason& reason);

  Step serve_next();
  Envelope* next_message();
  void dispatch(Envelope* envelope);
  void obey(SystemOrder& order, Ref ref, Pid from);
  void handled(Outcome outcome);
  void apply(Outcome& outcome);
  void wait_idle();
  void answer();
  void terminated();
  void log_termination() const;
  Term shown_name() const;

  template <class Handler>
  void begin(Handler&& handler);
  void complete(Outcome outcome);
  void failed();
  void failed_with(ExitReason reason);
  void note_handler_start(const Envelope& message);
  void note_handler_end();

  Process& process_;
  Start start_;
  Phase phase_ = Phase::Starting;
  bool is_suspended_ = false;
  bool waits_to_hibernate_ = false;
  Timeout idle_ = infinity;
  Task<Outcome> task_;              // a handler that waits
  std::optional<Message> current_;  // what it handles; kept for the report of a crash
  std::optional<Message> continuation_;
  std::optional<Message> answer_;  // to be sent after terminate
  ExitReason reason_;
  TimePoint handler_started_;
  Term state_shown_;
};

}  // namespace otp
