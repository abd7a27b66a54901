#include "observer/term_store.h"

namespace observer {

using otp::Term;

std::size_t memory_of(const Term& term) {
  constexpr std::size_t node = 48;  // its header, its vector, and what the allocator adds
  switch (term.kind()) {
    case Term::Kind::Tuple:
    case Term::Kind::List:
    case Term::Kind::Map:
    case Term::Kind::Record:
    case Term::Kind::String:
    case Term::Kind::Crash:
    case Term::Kind::Call: break;
    default: return sizeof(Term);
  }
  std::size_t memory = sizeof(Term) + node;
  if (term.is_string() || term.is_crash() || term.kind() == Term::Kind::Call) {
    return memory + term.text().size();
  }
  for (const Term& item : term.items()) memory += memory_of(item);
  for (const auto& [key, value] : term.entries()) memory += memory_of(key) + memory_of(value);
  for (const auto& [name, value] : term.fields()) memory += sizeof(name) + memory_of(value);
  return memory;
}

std::uint64_t TermStore::keep(const Term& term) {
  std::size_t memory = memory_of(term);
  memory_ += memory;
  kept_.push_back({term, memory});
  std::uint64_t number = end() - 1;
  while (memory_ > capacity_) forget_oldest();
  return number;
}

void TermStore::forget_oldest() {
  memory_ -= kept_.front().memory;
  kept_.pop_front();
  ++first_;
}

}  // namespace observer
