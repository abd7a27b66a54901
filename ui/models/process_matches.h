#pragma once

#include "draw/process_search.h"
#include "observer/paged.h"

namespace ui {

/// Which of the processes that are shown a search finds, and of how many. Who is not shown any more
/// is forgotten.
/// @thread gui
class ProcessMatches {
 public:
  /// From now on something else is looked for; nobody is looked at yet.
  void begin(const ProcessSearch& search);
  /// Forgets whom it has looked at.
  void clear() { begin(ProcessSearch(search_)); }
  const QString& text() const { return search_.text(); }
  bool is_active() const { return !search_.is_empty(); }

  /// Looks at a process, or looks again.
  /// @param shown nullptr for one that is not shown any more
  /// @returns whether it is found
  bool look(observer::Identity id, const observer::ProcessEntry* shown);
  bool finds(observer::Identity id) const { return answers_[id.number] == Answer::Found; }
  /// How many are found, and of how many.
  std::size_t count() const { return found_; }
  std::size_t searched() const { return searched_; }
  /// How many pages of memory the answers take.
  std::size_t pages() const { return answers_.pages(); }

 private:
  enum class Answer : std::uint8_t { NotLookedAt, Other, Found };

  ProcessSearch search_;
  observer::Paged<Answer> answers_;  // by the numbers of identities
  std::size_t found_ = 0;
  std::size_t searched_ = 0;
};

}  // namespace ui
