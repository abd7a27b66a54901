#pragma once

#include <unordered_map>

#include "base/error.h"
#include "base/guarded.h"
#include "base/ids.h"

namespace otp {

/// The local names of a runtime: one process each, at most one name for a process.
/// @thread any
class Names {
 public:
  enum class Refusal { Taken, HasName };

  /// The caller makes sure that the process lives, see Runtime::register_name.
  std::expected<void, Refusal> add(Atom name, Pid pid);
  /// The process that had the name; none when nobody had.
  Pid remove(Atom name);
  /// Takes the name of a process that ends; nil when it had none.
  Atom remove(Pid pid);
  Pid find(Atom name) const;
  Atom name_of(Pid pid) const;

 private:
  struct Maps {
    std::unordered_map<std::uint32_t, Pid> by_name;
    std::unordered_map<Pid, Atom> by_pid;
  };
  Guarded<Maps> maps_;
};

}  // namespace otp
