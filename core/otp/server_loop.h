#pragma once

#include <optional>
#include <variant>

#include "otp/handler_result.h"
#include "otp/special_process.h"
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

  /// At most so many messages wait; calls beyond fail with `overload`, casts and plain messages are
  /// dropped, see Self::try_cast. Not for stages: what they ask and emit are plain messages, and
  /// demand keeps them from overload. Default: no limit.
  /// @throws ArgumentError for 0
  StartOptions max_mailbox(std::uint32_t messages) && {
    mailbox_limit_ = checked_mailbox_limit(messages);
    return std::move(*this);
  }
  /// Switches debugging on from the first message.
  StartOptions debug(sys::DebugOptions options) && {
    debug_ = std::make_shared<const sys::DebugOptions>(std::move(options));
    return std::move(*this);
  }

  const Target& name() const { return name_; }
  Timeout timeout() const { return timeout_; }
  Timeout hibernate_after() const { return hibernate_after_; }
  std::uint32_t mailbox_limit() const { return mailbox_limit_; }
  /// nullptr for none
  const sys::DebugOptions* debug() const { return debug_.get(); }

 private:
  Target name_;
  Timeout timeout_ = infinity;
  Timeout hibernate_after_ = infinity;
  std::uint32_t mailbox_limit_ = Process::no_limit;
  std::shared_ptr<const sys::DebugOptions> debug_;
};

/// What a starting process tells its starter.
struct StartAck {
  enum class Verdict { Started, Ignored, Refused };
  Verdict verdict = Verdict::Started;
  Error why = {};
};

/// The loop of every server: starting, taking messages, timeouts, system orders, terminating. It
/// follows OTP's gen_server step for step; what a module does is behind the virtual functions.
///
/// The loop is a state machine, not a coroutine: a server that waits holds no coroutine frame.
class ServerLoop : public Body, public SpecialProcess {
 public:
  /// How a server is started.
  struct Start {
    Pid parent;   // whose exit ends this server; itself when started without link, as in OTP
    Pid starter;  // who waits for init
    Ref answers;  // the starter's request
    StartOptions options;
  };

  ServerLoop(Process& process, Start start) : process_(process), start_(std::move(start)) {}
  /// Goes on where another loop of the same process was, which must not be used any more.
  ServerLoop(ServerLoop&&) = default;

  Step step(Process& process) final;
  void time_out(Process& process) final;
  void show_state(Process& process) final;
  Term last_message() const final;

  Process& process() const final { return process_; }
  Term shown_name() const final;
  bool is_suspended() const final { return is_suspended_; }
  void suspend() final;
  void resume() final;
  void terminate(ExitReason reason) final;
  Term status() const final;

 protected:
  using Handling = std::variant<Outcome, Task<Outcome>>;

  virtual Handling init() { return {}; }
  /// The message stays valid until the handling is complete.
  virtual Handling handle(const Message& message) = 0;
  virtual Handling handle_continue(const Message& message) = 0;
  virtual Handling run_terminate(const ExitReason& reason) = 0;
  /// Says more about the server in its status.
  virtual void add_status(std::vector<Term::Field>&) const {}
  /// Keep the state, and bring it back when the handler throws.
  virtual void save_state() {}
  virtual void restore_state() {}

  /// The process as the module's handlers see it.
  Self self() const { return Self(process_); }
  /// Waits for the next message, as long as its last result says.
  void wait_idle();

 private:
  enum class Phase { Starting, Initialising, Serving, Terminating, Ended };

  bool claim_name();
  void release_name();
  void acknowledge(StartAck ack);
  void initialised(Outcome& outcome);
  void refuse_start(const Failure& failure, std::string sentence = {});

  Step serve_next();
  Envelope* next_message();
  bool is_end_of_parent(Envelope& envelope) const;
  void dispatch(Envelope* envelope);
  void obey(SystemOrder& order, Ref ref, Pid from);
  void handled(Outcome& outcome);
  void apply(Outcome& outcome);
  std::optional<Term> shown_answer() const;
  void answer();
  void terminated();
  void log_termination() const;
  void note_in(const Message& message);
  void note_out(const std::optional<Term>& answer);

  template <class Handler>
  void begin(Handler&& handler);
  void complete(Outcome& outcome);
  void failed();
  void failed_with(Failure failure);
  void note_handler_start(const Envelope& message);
  void note_handler_end();

  Process& process_;
  Start start_;
  Phase phase_ = Phase::Starting;
  bool is_suspended_ = false;
  bool is_continuing_ = false;     // what it handles is a continuation
  bool handler_is_shown_ = false;  // its start was published, its end not yet
  bool terminate_failed_ = false;
  bool hibernates_ = false;          // until the next message: orders do not wake it for good
  bool waits_to_hibernate_ = false;  // will do so after hibernate_after
  Timeout idle_ = infinity;
  Task<Outcome> task_;  // a handler that waits
  Message current_;     // what it handles; kept for the report of a crash
  Message continuation_;
  Message answer_;  // to be sent after terminate
  ExitReason reason_;
  std::unique_ptr<Failure> failure_;  // of the handler that has ended it
  TimePoint handler_started_;
  Term state_shown_;
};

}  // namespace otp
