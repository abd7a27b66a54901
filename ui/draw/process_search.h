#pragma once

#include <QString>

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
};

}  // namespace ui
