#pragma once

#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "actor/self.h"

namespace otp {

/// Finds processes by keys of its own, as a registry does: the module of Elixir's `{:via, module,
/// key}`.
class NameService {
 public:
  virtual ~NameService() = default;
  /// What people call that name: the key, unless the service adds its own name.
  virtual Term shown(const Term& key) const { return key; }
  /// Enters the calling process under `key`; false when a living process has it.
  /// @thread any process
  virtual bool register_name(Self self, const Term& key, const Term& value) = 0;
  virtual void unregister_name(Self self, const Term& key) = 0;
  /// None when nobody has the key.
  /// @throws ArgumentError when the service does not run or cannot name servers
  virtual Pid whereis_name(Runtime& runtime, const Term& key) = 0;
};

/// A name in a name service, with a value that the service may keep beside it.
struct Via {
  std::shared_ptr<NameService> service;
  Term key;
  Term value;
};

/// Whom to reach: a process, whoever has a local name, or whoever has a key in a name service.
/// Names are looked up each time.
class Target {
 public:
  Target() = default;  // nobody
  Target(Pid pid) : address_(pid) {}
  Target(Atom name) : address_(name) {}
  Target(Via via) : address_(std::make_shared<const Via>(std::move(via))) {}

  bool is_none() const { return is_pid() && std::get<Pid>(address_).is_none(); }
  bool is_pid() const { return std::holds_alternative<Pid>(address_); }
  const Atom* name() const { return std::get_if<Atom>(&address_); }
  const Via* via() const {
    auto* via = std::get_if<std::shared_ptr<const Via>>(&address_);
    return via == nullptr ? nullptr : via->get();
  }

  /// The process that is meant now; none when nobody has the name. A pid is not looked at.
  Pid resolve(Runtime& runtime) const;
  Term describe() const;

 private:
  std::variant<Pid, Atom, std::shared_ptr<const Via>> address_;
};

/// Why a server of this name does not start: `{already_started, holder}`.
Error name_in_use(const Target& name, Pid holder);

}  // namespace otp
