#include "models/process_search.h"

#include <QCoreApplication>

#include <algorithm>

#include "draw/text.h"

namespace ui {
namespace {

struct ProcessWords {
  Q_DECLARE_TR_FUNCTIONS(ProcessWords)
};

constexpr char small(char letter) {
  return letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter;
}

}  // namespace

QString kind_text(observer::ProcessKind kind) {
  switch (kind) {
    case observer::ProcessKind::Supervisor: return ProcessWords::tr("supervisor");
    case observer::ProcessKind::Server: return ProcessWords::tr("server");
    case observer::ProcessKind::Plain: return ProcessWords::tr("process");
  }
  return {};
}

ProcessSearch::ProcessSearch(const QString& wanted) : wanted_(wanted.trimmed()) {
  std::string utf8 = wanted_.toStdString();
  may_be_pid_ = utf8.find_first_not_of("<.>0123456789") == std::string::npos;
  bool is_ascii = std::ranges::all_of(utf8, [](char letter) { return letter > 0; });
  if (!is_ascii) return;
  std::ranges::transform(utf8, std::back_inserter(ascii_), small);
}

bool ProcessSearch::isIn(std::string_view utf8) const {
  if (ascii_.empty()) return text(utf8).contains(wanted_, Qt::CaseInsensitive);
  auto found = std::ranges::search(utf8, ascii_, {}, small);
  return !found.empty();
}

bool ProcessSearch::matches(const observer::ProcessEntry& entry) const {
  if (isEmpty()) return true;
  return isIn(entry.title()) || isIn(entry.label.text()) || isIn(name_of(entry.status)) ||
         kind_text(entry.kind).contains(wanted_, Qt::CaseInsensitive) ||
         (may_be_pid_ && isIn(entry.pid.text())) ||
         (!entry.state.is_nil() && isIn(to_text(entry.state)));
}

}  // namespace ui
