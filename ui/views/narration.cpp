#include "views/narration.h"

#include <optional>

#include "draw/text.h"
#include "views/leading.h"

namespace ui {
namespace {

/// What an event says to people, for whom a report has a `text`.
std::string_view line_of(const trace::Event& event) {
  static const otp::Atom text("text");
  auto* logged = std::get_if<trace::Logged>(&event.what);
  if (logged == nullptr) return {};
  for (const otp::Term::Field& field : logged->report.fields()) {
    if (field.first == text && field.second.is_string()) return field.second.text();
  }
  return {};
}

}  // namespace

Narration::Narration(const Observation& observation, QWidget* parent)
    : QLabel(parent), observation_(observation) {
  setObjectName("narration");
  setTextFormat(Qt::PlainText);
  setContentsMargins(10, 0, 10, 0);
  setAlignment(leading(*this));
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // a long line widens no window
  setAccessibleName(tr("What the system has logged last"));
  connect(&observation, &Observation::changed, this, &Narration::readOn);
  connect(&observation, &Observation::cleared, this, &Narration::clear);
}

void Narration::clear() {
  next_row_ = 0;
  setText({});
}

void Narration::readOn() {
  const observer::EventLog& log = observation_.log();
  std::optional<trace::Event> latest;
  log.for_each(next_row_, log.end(), {observer::KindSet::of<trace::Logged>(), {}},
               [&](std::uint64_t number) {
                 trace::Event event = log.row(number).event;
                 if (!line_of(event).empty()) latest = std::move(event);
               });
  next_row_ = log.end();
  if (!latest) return;
  QString who = title_of(trace::subject(latest->what), observation_.system());
  QString line = QString("%1   %2: %3").arg(moment(latest->at), who, apart(line_of(*latest)));
  setText(directed(line, *this));
  setToolTip(text());
}

}  // namespace ui
