#pragma once

#include "base/error.h"
#include "base/guarded.h"
#include "base/ids.h"
#include "base/sparse_array.h"

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
    SparseArray<Pid> by_name;  // at the number of the atom
    SparseArray<Atom> by_pid;  // at the slot of the process
    Atom name_of(Pid pid) const;
    void remove(Atom name, Pid pid);
  };
  Guarded<Maps> maps_;
};

}  // namespace otp
