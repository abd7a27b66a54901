#include "models/process_matches.h"

namespace ui {

void ProcessMatches::begin(const ProcessSearch& search) {
  search_ = search;
  answers_ = {};
  found_ = searched_ = 0;
}

bool ProcessMatches::look(observer::Identity id, const observer::ProcessEntry* shown) {
  Answer before = answers_[id.number];
  bool is_found = shown != nullptr && search_.finds(*shown);
  Answer answer = is_found ? Answer::Found : shown != nullptr ? Answer::Other : Answer::NotLookedAt;
  answers_.put(id.number, answer);
  found_ += std::size_t(is_found) - std::size_t(before == Answer::Found);
  searched_ += std::size_t(shown != nullptr) - std::size_t(before != Answer::NotLookedAt);
  return is_found;
}

}  // namespace ui
