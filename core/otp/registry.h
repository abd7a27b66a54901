#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "otp/gen_server.h"

namespace otp {

/// How many processes may have the same key: one, or any number.
enum class Keys { Unique, Duplicate };

/// What a registry is started with.
class RegistryOptions {
 public:
  RegistryOptions(Atom name, Keys keys) : name_(name), keys_(keys) {}

  /// A process, by its name, that is told of every registration and unregistration that a process
  /// asks for, see Registered and Unregistered. It is not told when an entry goes with its process.
  RegistryOptions listener(Atom name) && {
    listeners_.push_back(name);
    return std::move(*this);
  }
  /// A value that the registry keeps beside its entries, see registry::meta.
  RegistryOptions meta(Atom name, Term value) && {
    meta_.emplace_back(name, std::move(value));
    return std::move(*this);
  }

  Atom name() const { return name_; }
  Keys keys() const { return keys_; }
  const std::vector<Atom>& listeners() const { return listeners_; }
  const std::vector<std::pair<Atom, Term>>& meta() const { return meta_; }

 private:
  Atom name_;
  Keys keys_;
  std::vector<Atom> listeners_;
  std::vector<std::pair<Atom, Term>> meta_;
};

/// A key-value store of processes: each entry belongs to the process that registered it and goes
/// when that process ends. Reach it by its name from any process, without a message:
///
///     RegistryOptions options("Names"_a, Keys::Unique);
///     auto names = or_exit(co_await start_link<Registry>(self, options));
///     auto registered = registry::register_key(self, "Names"_a, "alice");
///     auto entries = registry::lookup(self.runtime(), "Names"_a, "alice");
///
/// Or let it name servers: `StartOptions().name(via("Names"_a, "alice"))`.
///
/// What `start_link<Registry>(self, options)` gives: the registry, or `{already_started, pid}` when
/// a registry of the name runs.
///
/// Registered processes are linked to the registry: when it crashes they go with it, and when it is
/// stopped they are shut down, since their names are lost.
///
/// Not guaranteed: that a process found is still there when a message reaches it.
/// @thread any process
struct Registry : GenServer<Registry> {
  /// Supervisors count it as one of them: it has all the time it needs to stop.
  static constexpr bool is_supervisor_for_others = true;

  /// To listeners: `{:register, registry, key, pid, value}`
  struct Registered {
    Atom registry;
    Term key;
    Pid pid;
    Term value;
    Term describe() const { return tuple(Atom("register"), registry, key, pid, value); }
  };
  /// To listeners: `{:unregister, registry, key, pid}`
  struct Unregistered {
    Atom registry;
    Term key;
    Pid pid;
    Term describe() const { return tuple(Atom("unregister"), registry, key, pid); }
  };

  /// Its name and its table, which other processes read too.
  struct State {
    Atom name;
    std::shared_ptr<RegistryTable> table;
    Term describe() const;
  };
  using Accepts = otp::Accepts<Info<Exit>>;

  Init<State> init(RegistryOptions options);
  NoReply handle_info(const Exit&, State&);
  void terminate(const ExitReason&, State&);
};

/// Operations on a registry by its name, done in the calling process. Each throws ArgumentError
/// when no such registry runs.
/// @thread any process
namespace registry {

/// A process under a key, and the value that it has there.
struct Entry {
  Pid pid;
  Term value;
  Term describe() const { return tuple(pid, value); }
};
/// Whether an entry's value is wanted.
using Match = std::function<bool(const Term& value)>;

/// Enters the calling process. Gives the registry's process, or `{already_registered, pid}` when a
/// living process has the unique key.
/// @throws ArgumentError when a listener is not there; the entry is made all the same
Result<Pid> register_key(Self self, Atom registry, const Term& key, Term value = {});
/// Removes all entries of the calling process under `key`. Listeners hear of it, even if there were
/// none, but not as long as some are left.
/// @throws ArgumentError when a listener is not there; the entries are removed all the same
void unregister(Self self, Atom registry, const Term& key);
/// Those for whose value `match` holds.
void unregister_match(Self self, Atom registry, const Term& key, const Match& match);

/// The entries of a key; a process that has just ended may still be among those of a duplicate
/// registry.
std::vector<Entry> lookup(Runtime& runtime, Atom registry, const Term& key);
/// Those for whose value `match` holds.
std::vector<Entry> match(Runtime& runtime, Atom registry, const Term& key, const Match& match);
/// How many there are of them.
std::size_t count_match(Runtime& runtime, Atom registry, const Term& key, const Match& match);
/// How many entries there are in all.
std::size_t count(Runtime& runtime, Atom registry);
/// The keys that a process is under.
std::vector<Term> keys(Runtime& runtime, Atom registry, Pid pid);
/// Which values a process has under a key.
std::vector<Term> values(Runtime& runtime, Atom registry, const Term& key, Pid pid);

/// What update_value has done.
struct Update {
  Term now, before;
};
/// Changes the value of the calling process under a unique key; `error` when it does not own it.
Result<Update> update_value(Self self, Atom registry, const Term& key,
                            const std::function<Term(const Term&)>& change);
/// Calls `use` once with the entries of the key; not at all when there are none.
void dispatch(Runtime& runtime, Atom registry, const Term& key,
              const std::function<void(const std::vector<Entry>&)>& use);

/// What the registry itself keeps under a name, see RegistryOptions::meta; `error` for nothing.
Result<Term> meta(Runtime& runtime, Atom registry, Atom name);
void put_meta(Runtime& runtime, Atom registry, Atom name, Term value);

}  // namespace registry

/// The name of a server in a unique registry: `StartOptions().name(via("Sessions"_a, id))`.
Target via(Atom registry, Term key, Term value = {});
template <class S>
ServerRef<S> via(Atom registry, Term key) {
  return ServerRef<S>(via(registry, std::move(key)));
}

}  // namespace otp
