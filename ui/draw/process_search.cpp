#include "draw/process_search.h"

#include <algorithm>

#include "draw/observer_words.h"
#include "draw/text.h"

namespace ui {
namespace {

char folded(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

}  // namespace

ProcessSearch::ProcessSearch(const QString& text) : text_(text.trimmed()) {
  bool is_ascii = std::ranges::all_of(text_, [](QChar c) { return c.unicode() < 128; });
  if (is_ascii) folded_ = text_.toLower().toStdString();
  may_be_pid_ = folded_.find_first_not_of("<.>0123456789") == std::string::npos;
  for (std::size_t i = 0; i < finds_status_.size(); ++i) {
    finds_status_[i] = word_of(observer::Status(i)).contains(text_, Qt::CaseInsensitive);
  }
  for (std::size_t i = 0; i < finds_kind_.size(); ++i) {
    finds_kind_[i] = word_of(observer::ProcessKind(i)).contains(text_, Qt::CaseInsensitive);
  }
}

bool ProcessSearch::is_in(std::string_view where) const {
  if (folded_.empty()) return ui::text(where).contains(text_, Qt::CaseInsensitive);
  return !std::ranges::search(where, folded_, {}, &folded).empty();
}

bool ProcessSearch::finds(const observer::ProcessEntry& entry) const {
  if (is_empty()) return false;
  if (is_in(entry.label.text()) || finds_status_[std::size_t(entry.status)] ||
      finds_kind_[std::size_t(entry.kind)] || is_in(entry.title()) ||
      (may_be_pid_ && is_in(entry.pid.text()))) {
    return true;
  }
  for (const auto& name : entry.names) {
    if (is_in(to_text(name))) return true;
  }
  return !entry.state.is_nil() && is_in(to_text(entry.state));
}

}  // namespace ui
