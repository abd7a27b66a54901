#include "actor/names.h"

namespace otp {

std::expected<void, Names::Refusal> Names::add(Atom name, Pid pid) {
  using Added = std::expected<void, Refusal>;
  return maps_.with([&](Maps& maps) -> Added {
    if (maps.by_name.contains(name.id())) return std::unexpected(Refusal::Taken);
    if (maps.by_pid.contains(pid)) return std::unexpected(Refusal::HasName);
    maps.by_name[name.id()] = pid;
    maps.by_pid[pid] = name;
    return {};
  });
}

Pid Names::remove(Atom name) {
  return maps_.with([&](Maps& maps) {
    auto found = maps.by_name.find(name.id());
    if (found == maps.by_name.end()) return Pid{};
    Pid pid = found->second;
    maps.by_name.erase(found);
    maps.by_pid.erase(pid);
    return pid;
  });
}

Atom Names::remove(Pid pid) {
  return maps_.with([&](Maps& maps) {
    auto found = maps.by_pid.find(pid);
    if (found == maps.by_pid.end()) return Atom();
    Atom name = found->second;
    maps.by_pid.erase(found);
    maps.by_name.erase(name.id());
    return name;
  });
}

Pid Names::find(Atom name) const {
  return maps_.with([&](const Maps& maps) {
    auto found = maps.by_name.find(name.id());
    return found == maps.by_name.end() ? Pid{} : found->second;
  });
}

Atom Names::name_of(Pid pid) const {
  return maps_.with([&](const Maps& maps) {
    auto found = maps.by_pid.find(pid);
    return found == maps.by_pid.end() ? Atom() : found->second;
  });
}

}  // namespace otp
