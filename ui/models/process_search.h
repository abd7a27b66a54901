#pragma once

#include <QString>

#include <string>

#include "observer/process_entry.h"

namespace ui {

/// What somebody looks for among the processes: a text within the name, pid, kind, module, status
/// or state of a process, whatever its case.
class ProcessSearch {
 public:
  ProcessSearch() = default;
  explicit ProcessSearch(const QString& wanted);

  bool isEmpty() const { return wanted_.isEmpty(); }
  bool matches(const observer::ProcessEntry& entry) const;

  friend bool operator==(const ProcessSearch& a, const ProcessSearch& b) {
    return a.wanted_ == b.wanted_;
  }

 private:
  bool isIn(std::string_view utf8) const;

  QString wanted_;
  std::string ascii_;  // the same in small letters; empty when it has other letters too
  bool may_be_pid_ = false;
};

/// The kind of a process in a word.
QString kind_text(observer::ProcessKind kind);

}  // namespace ui
