#include "actor/names.h"

namespace otp {

Atom Names::Maps::name_of(Pid pid) const {
  Atom name = by_pid.at(pid.index);
  return by_name.at(name.id()) == pid ? name : Atom();  // another life may have had the slot
}

void Names::Maps::remove(Atom name, Pid pid) {
  by_name.put(name.id(), Pid{});
  by_pid.put(pid.index, Atom());
}

std::expected<void, Names::Refusal> Names::add(Atom name, Pid pid) {
  using Added = std::expected<void, Refusal>;
  return maps_.with([&](Maps& maps) -> Added {
    if (!maps.by_name.at(name.id()).is_none()) return std::unexpected(Refusal::Taken);
    if (!maps.name_of(pid).is_nil()) return std::unexpected(Refusal::HasName);
    maps.by_name.put(name.id(), pid);
    maps.by_pid.put(pid.index, name);
    return {};
  });
}

Pid Names::remove(Atom name) {
  return maps_.with([&](Maps& maps) {
    Pid pid = maps.by_name.at(name.id());
    if (!pid.is_none()) maps.remove(name, pid);
    return pid;
  });
}

Atom Names::remove(Pid pid) {
  return maps_.with([&](Maps& maps) {
    Atom name = maps.name_of(pid);
    if (!name.is_nil()) maps.remove(name, pid);
    return name;
  });
}

Pid Names::find(Atom name) const {
  return maps_.with([&](const Maps& maps) { return maps.by_name.at(name.id()); });
}

Atom Names::name_of(Pid pid) const {
  return maps_.with([&](const Maps& maps) { return maps.name_of(pid); });
}

}  // namespace otp
