#pragma once

#include <QString>

#include <array>
#include <string>

#include "observer/process_entry.h"

namespace ui {

/// What somebody looks for among processes: a part of their title, names, pid, kind, module, status
/// or state. Capitals do not count.
/// @thread any
class ProcessSearch {
 public:
  ProcessSearch() = default;
  explicit ProcessSearch(const QString& text);

  /// An empty search finds nothing.
  bool is_empty() const { return text_.isEmpty(); }
  const QString& text() const { return text_; }
  bool finds(const observer::ProcessEntry& entry) const;

 private:
  bool is_in(std::string_view text) const;

  QString text_;
  std::string folded_;  // when it is plain ASCII, which can be looked for without converting
  bool may_be_pid_ = false;
  // By the words for them in the language of the program.
  std::array<bool, std::size_t(observer::Status::Exited) + 1> finds_status_{};
  std::array<bool, std::size_t(observer::ProcessKind::Supervisor) + 1> finds_kind_{};
};

}  // namespace ui
