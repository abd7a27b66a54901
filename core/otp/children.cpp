#include "otp/children.h"

namespace otp {

Children::Children(const Children& other) {
  for (const Child& child : other) add(child);
}

Children::Place Children::find(const Term& id) {
  Place* found = by_id_.find(id);
  return found == nullptr ? end() : *found;
}

Children::Place Children::find(Pid pid) {
  Place* found = by_pid_.find(pid);
  return found == nullptr ? end() : *found;
}

Children::Place Children::add(Child child) {
  children_.push_back(std::move(child));
  Place place = std::prev(end());
  by_id_[place->spec.id()] = place;
  enter(place);
  return place;
}

Children::Place Children::erase(Place child) {
  leave(child);
  by_id_.erase(child->spec.id());
  return children_.erase(child);
}

void Children::change(Place child, Pid pid, bool is_restarting) {
  leave(child);
  child->pid = pid;
  child->is_restarting = is_restarting;
  enter(child);
}

namespace {

bool counts_as_significant(const Children::Child& child) {
  return child.spec.is_significant() && (child.runs() || child.is_restarting);
}

}  // namespace

void Children::enter(Place child) {
  if (child->runs()) by_pid_[child->pid] = child;
  if (counts_as_significant(*child)) ++significant_;
}

void Children::leave(Place child) {
  if (child->runs()) by_pid_.erase(child->pid);
  if (counts_as_significant(*child)) --significant_;
}

}  // namespace otp
