#include "otp/registry.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace otp {

using registry::Entry;
using registry::Match;

/// The entries of a registry, read and written from all processes.
class RegistryTable {
 public:
  RegistryTable(Runtime& runtime, const RegistryOptions& options, Pid owner)
      : runtime_(runtime), options_(options), owner_(owner) {
    contents_.with([&](Contents& contents) {
      for (const auto& [name, value] : options.meta()) contents.meta[name.id()] = value;
    });
  }

  Pid owner() const { return owner_; }
  Keys keys() const { return options_.keys(); }

  /// @returns the living process that has the unique key; none when the entry was made
  Pid add(const Term& key, Pid pid, const Term& value) {
    return contents_.with([&](Contents& contents) {
      std::vector<Entry>& entries = contents.entries[key];
      if (options_.keys() == Keys::Unique && !entries.empty()) {
        if (runtime_.is_alive(entries.front().pid)) return entries.front().pid;
        drop_key(contents, entries.front().pid, key);
        entries.clear();
      }
      entries.push_back({pid, value});
      contents.keys[pid].push_back(key);
      return Pid{};
    });
  }

  /// Removes the entries of the process under a key whose values match.
  /// @returns how many there were
  std::size_t remove(const Term& key, Pid pid, const Match& match) {
    return contents_.with([&](Contents& contents) -> std::size_t {
      auto found = contents.entries.find(key);
      if (found == contents.entries.end()) return 0;
      std::vector<Entry> kept;  // a match that throws leaves the table as it was
      for (const Entry& entry : found->second) {
        if (entry.pid != pid || !match(entry.value)) kept.push_back(entry);
      }
      std::size_t removed = found->second.size() - kept.size();
      found->second = std::move(kept);
      if (found->second.empty()) contents.entries.erase(found);
      for (auto left = removed; left > 0; --left) drop_key(contents, pid, key);
      return removed;
    });
  }

  /// @returns the keys that the process had
  std::vector<Term> remove_all(Pid pid) {
    return contents_.with([&](Contents& contents) {
      std::vector<Term> keys;
      auto found = contents.keys.find(pid);
      if (found == contents.keys.end()) return keys;
      keys = std::move(found->second);
      contents.keys.erase(found);
      for (const Term& key : keys) {
        auto entries = contents.entries.find(key);
        if (entries == contents.entries.end()) continue;
        std::erase_if(entries->second, [&](const Entry& entry) { return entry.pid == pid; });
        if (entries->second.empty()) contents.entries.erase(entries);
      }
      return keys;
    });
  }

  std::vector<Entry> find(const Term& key) const {
    std::vector<Entry> entries = contents_.with([&](const Contents& contents) {
      auto found = contents.entries.find(key);
      return found == contents.entries.end() ? std::vector<Entry>{} : found->second;
    });
    if (options_.keys() == Keys::Unique) {
      std::erase_if(entries, [&](const Entry& entry) { return !runtime_.is_alive(entry.pid); });
    }
    return entries;
  }

  std::vector<Term> keys_of(Pid pid) const {
    return contents_.with([&](const Contents& contents) {
      auto found = contents.keys.find(pid);
      return found == contents.keys.end() ? std::vector<Term>{} : found->second;
    });
  }

  std::size_t count() const {
    return contents_.with([](const Contents& contents) {
      std::size_t entries = 0;
      for (const auto& [key, of_key] : contents.entries) entries += of_key.size();
      return entries;
    });
  }

  void replace(const Term& key, Pid pid, const Term& value) {
    contents_.with([&](Contents& contents) {
      for (Entry& entry : contents.entries[key]) {
        if (entry.pid == pid) entry.value = value;
      }
    });
  }

  Result<Term> meta(Atom name) const {
    return contents_.with([&](const Contents& contents) -> Result<Term> {
      auto found = contents.meta.find(name.id());
      if (found == contents.meta.end()) return refuse(atoms::error);
      return found->second;
    });
  }
  void put_meta(Atom name, Term value) {
    contents_.with([&](Contents& contents) { contents.meta[name.id()] = std::move(value); });
  }

  /// @throws ArgumentError when there is no listener of a name
  void tell_listeners(Self self, auto message) const {
    for (Atom listener : options_.listeners()) self.send(listener, message);
  }

 private:
  struct Contents {
    std::unordered_map<Term, std::vector<Entry>> entries;
    std::unordered_map<Pid, std::vector<Term>> keys;
    std::unordered_map<std::uint32_t, Term> meta;
  };

  static void drop_key(Contents& contents, Pid pid, const Term& key) {
    auto found = contents.keys.find(pid);
    if (found == contents.keys.end()) return;
    auto position = std::ranges::find(found->second, key);
    if (position != found->second.end()) found->second.erase(position);
    if (found->second.empty()) contents.keys.erase(found);
  }

  Runtime& runtime_;
  RegistryOptions options_;
  Pid owner_;
  Guarded<Contents> contents_;
};

namespace {

std::shared_ptr<RegistryTable> table_of(Runtime& runtime, Atom name) {
  auto table = runtime.registries.with([&](auto& registries) {
    auto found = registries.find(name.id());
    return found == registries.end() ? nullptr : found->second;
  });
  if (table == nullptr || !runtime.is_alive(table->owner())) {
    throw ArgumentError(
        fmt::format("no registry {} runs; start it with start_link<Registry>", name.text()));
  }
  return table;
}

bool any_value(const Term&) { return true; }

class RegistryNames final : public NameService {
 public:
  explicit RegistryNames(Atom registry) : registry_(registry) {}

  Term shown(const Term& key) const override { return tuple(registry_, key); }

  bool register_name(Self self, const Term& key, const Term& value) override {
    return registry::register_key(self, registry_, key, value).has_value();
  }
  void unregister_name(Self self, const Term& key) override {
    registry::unregister(self, registry_, key);
  }
  Pid whereis_name(Runtime& runtime, const Term& key) override {
    auto table = table_of(runtime, registry_);
    if (table->keys() == Keys::Duplicate) {
      throw ArgumentError(fmt::format("the registry {} has duplicate keys: it cannot name servers",
                                      registry_.text()));
    }
    auto entries = table->find(key);
    return entries.empty() ? Pid{} : entries.front().pid;
  }

 private:
  Atom registry_;
};

}  // namespace

// The server

Term Registry::State::describe() const {
  return Term::record(Atom("Registry"),
                      {{Atom("name"), name},
                       {Atom("keys"), Atom(table->keys() == Keys::Unique ? "unique" : "duplicate")},
                       {Atom("entries"), table->count()}});
}

Init<Registry::State> Registry::init(RegistryOptions options) {
  Runtime& runtime = self.runtime();
  if (!runtime.claim_name(options.name(), self.pid())) {
    self.unlink(self.process().life().parent);  // as of every server: only the answer tells of it
    return otp::stop(ExitReason(tuple(atoms::already_started, self.whereis(options.name()))));
  }
  self.trap_exit(true);
  auto table = std::make_shared<RegistryTable>(runtime, options, self.pid());
  runtime.registries.with([&](auto& registries) { registries[options.name().id()] = table; });
  return State{options.name(), std::move(table)};
}

NoReply Registry::handle_info(const Exit& exit, State& state) {
  for (const Term& key : state.table->remove_all(exit.from)) {
    self.process().publish_lifecycle(trace::Unregistered{exit.from, tuple(state.name, key)});
  }
  return noreply();
}

/// Whoever has keys is shut down, for whatever reason the registry is stopped.
void Registry::terminate(const ExitReason&, State& state) {
  self.runtime().registries.with([&](auto& registries) { registries.erase(state.name.id()); });
  std::vector<Pid> members;
  self.process().for_each_link([&](Pid peer) { members.push_back(peer); });
  for (Pid member : members) {
    if (member == self.process().life().parent) continue;
    self.exit(member, ExitReason::shutdown());
    self.unlink(member);
  }
}

// Operations

namespace registry {

Result<Pid> register_key(Self self, Atom registry, const Term& key, Term value) {
  auto table = table_of(self.runtime(), registry);
  self.link(table->owner());
  Pid present = table->add(key, self.pid(), value);
  if (!present.is_none()) {
    if (table->keys_of(self.pid()).empty()) self.unlink(table->owner());
    return refuse(tuple(atoms::already_registered, present));
  }
  self.process().publish_lifecycle(trace::Registered{self.pid(), tuple(registry, key)});
  table->tell_listeners(self, Registry::Registered{registry, key, self.pid(), value});
  return table->owner();
}

void unregister(Self self, Atom registry, const Term& key) {
  unregister_match(self, registry, key, any_value);
}

void unregister_match(Self self, Atom registry, const Term& key, const Match& match) {
  auto table = table_of(self.runtime(), registry);
  bool any = table->remove(key, self.pid(), match) > 0;
  auto left = table->keys_of(self.pid());
  if (any && left.empty()) self.unlink(table->owner());
  if (std::ranges::find(left, key) != left.end()) return;
  if (any) self.process().publish_lifecycle(trace::Unregistered{self.pid(), tuple(registry, key)});
  table->tell_listeners(self, Registry::Unregistered{registry, key, self.pid()});
}

std::vector<Entry> lookup(Runtime& runtime, Atom registry, const Term& key) {
  return table_of(runtime, registry)->find(key);
}

std::vector<Entry> match(Runtime& runtime, Atom registry, const Term& key, const Match& match) {
  auto entries = lookup(runtime, registry, key);
  std::erase_if(entries, [&](const Entry& entry) { return !match(entry.value); });
  return entries;
}

std::size_t count_match(Runtime& runtime, Atom registry, const Term& key, const Match& wanted) {
  return match(runtime, registry, key, wanted).size();
}

std::size_t count(Runtime& runtime, Atom registry) { return table_of(runtime, registry)->count(); }

std::vector<Term> keys(Runtime& runtime, Atom registry, Pid pid) {
  return table_of(runtime, registry)->keys_of(pid);
}

std::vector<Term> values(Runtime& runtime, Atom registry, const Term& key, Pid pid) {
  std::vector<Term> values;
  for (const Entry& entry : lookup(runtime, registry, key)) {
    if (entry.pid == pid) values.push_back(entry.value);
  }
  return values;
}

Result<Update> update_value(Self self, Atom registry, const Term& key,
                            const std::function<Term(const Term&)>& change) {
  auto table = table_of(self.runtime(), registry);
  auto entries = table->find(key);
  bool is_owner = !entries.empty() && entries.front().pid == self.pid();
  if (table->keys() == Keys::Duplicate) {
    throw ArgumentError("only values under unique keys can be updated");
  }
  if (!is_owner) return refuse(atoms::error, "the key belongs to another process, or to nobody");
  Update update{change(entries.front().value), entries.front().value};
  table->replace(key, self.pid(), update.now);
  return update;
}

void dispatch(Runtime& runtime, Atom registry, const Term& key,
              const std::function<void(const std::vector<Entry>&)>& use) {
  auto entries = lookup(runtime, registry, key);
  if (!entries.empty()) use(entries);
}

Result<Term> meta(Runtime& runtime, Atom registry, Atom name) {
  return table_of(runtime, registry)->meta(name);
}
void put_meta(Runtime& runtime, Atom registry, Atom name, Term value) {
  table_of(runtime, registry)->put_meta(name, std::move(value));
}

}  // namespace registry

Target via(Atom registry, Term key, Term value) {
  return Target(Via{std::make_shared<RegistryNames>(registry), std::move(key), std::move(value)});
}

}  // namespace otp
