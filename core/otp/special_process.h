#pragma once

#include <functional>
#include <memory>
#include <typeinfo>

#include "otp/debugging.h"

namespace otp {

/// What answers the debug interface (see sys.h) between two messages: the loop of a server, or a
/// process written by hand that takes part (see SpecialLoop).
/// @thread owner
class SpecialProcess {
 public:
  virtual Process& process() const = 0;
  /// The name it was started with, else its pid.
  virtual Term shown_name() const = 0;

  virtual bool is_suspended() const = 0;
  virtual void suspend() = 0;
  virtual void resume() = 0;
  virtual void terminate(ExitReason reason) = 0;

  /// The state if it is of this type, else nullptr.
  virtual void* state_of_type(const std::type_info& type) = 0;
  /// A record: its module, its mode, its parent, its state as people see it.
  virtual Term status() const = 0;

  /// Switches debugging on where it is off.
  sys::Debugging& debugging() {
    if (!debugging_) debugging_ = std::make_unique<sys::Debugging>();
    return *debugging_;
  }
  void begin_debugging(const sys::DebugOptions& options) {
    debugging_ = std::make_unique<sys::Debugging>(options, process().runtime().now());
  }
  const sys::Debugging* known_debugging() const { return debugging_.get(); }
  void end_debugging() { debugging_.reset(); }

 protected:
  SpecialProcess() = default;
  SpecialProcess(SpecialProcess&&) = default;
  ~SpecialProcess() = default;

  void note(const sys::Event& event) {
    debugging_->note(Self(process()), shown_name(), event);
    if (debugging_->is_off()) end_debugging();
  }

 private:
  std::unique_ptr<sys::Debugging> debugging_;
};

/// An order of the debug interface, served between messages and while suspended.
struct SystemOrder {
  Atom name;
  /// @returns the reply to the reference; nullptr when the end of the process is the answer
  std::function<Envelope*(SpecialProcess&, Ref)> perform;
  Atom shown_name() const { return name; }
  Term describe() const { return tuple(Atom("system"), name); }
};

}  // namespace otp
