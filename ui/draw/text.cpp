#include "draw/text.h"

#include <QLocale>
#include <QObject>

#include <cmath>

#include "draw/language.h"

namespace ui {
namespace {

using observer::SystemModel;

constexpr QChar first_strong_isolate(0x2068);
constexpr QChar pop_isolate(0x2069);
constexpr std::size_t most_shown = 2000;  // bytes of a term: nobody reads on

std::string name_of(otp::Pid pid, const SystemModel& system) {
  const auto* entry = system.find(pid);
  return entry == nullptr ? pid.text() : entry->title();
}

class NamingPrinter final : public otp::TermPrinter {
 public:
  explicit NamingPrinter(const SystemModel& system) : TermPrinter(most_shown), system_(system) {}

 protected:
  std::string pid(otp::Pid pid) const override { return name_of(pid, system_); }

 private:
  const SystemModel& system_;
};

}  // namespace

QString isolated(const QString& text) {
  return text.isEmpty() ? QString() : first_strong_isolate + text + pop_isolate;
}

QString isolated(std::string_view utf8) { return isolated(text(utf8)); }

QString apart(const QString& text) {
  bool is_from_right = direction_of(present_language()) == Qt::RightToLeft;
  return is_from_right ? isolated(text) : text;
}

QString apart(std::string_view utf8) { return apart(text(utf8)); }

QString without_isolation(QString text) {
  return text.remove(first_strong_isolate).remove(pop_isolate);
}

QString number(std::uint64_t value) {
  QLocale grouped = QLocale::c();  // which leaves the separators out unless told otherwise
  grouped.setNumberOptions(QLocale::DefaultNumberOptions);
  return grouped.toString(qulonglong(value));
}

QString figure(double value) {
  constexpr double least = 0.05, many = 100;  // of many nobody wants tenths
  if (value > 0 && value < least) return apart(QString("<0.1"));
  return value < many ? QString::number(value, 'f', 1) : number(std::uint64_t(std::llround(value)));
}

QString duration(otp::Duration length) {
  double nanoseconds = double(length.count());
  if (nanoseconds < 1e3) return apart(QString("%1 ns").arg(length.count()));
  if (nanoseconds < 1e6) return apart(QString("%1 µs").arg(nanoseconds / 1e3, 0, 'f', 1));
  if (nanoseconds < 1e9) return apart(QString("%1 ms").arg(nanoseconds / 1e6, 0, 'f', 1));
  if (nanoseconds < 60e9) return apart(QString("%1 s").arg(nanoseconds / 1e9, 0, 'f', 1));
  auto seconds = length.count() / 1'000'000'000;
  return apart(QString("%1 min %2 s").arg(seconds / 60).arg(seconds % 60, 2, 10, QChar('0')));
}

bool is_just_now(otp::Duration age) { return age < std::chrono::milliseconds(10); }

QString ago(otp::Duration age) {
  return is_just_now(age) ? QObject::tr("just now") : QObject::tr("%1 ago").arg(duration(age));
}

QString moment(otp::TimePoint time) {
  auto milliseconds = time.time_since_epoch().count() / 1'000'000;
  auto minutes = milliseconds / 60'000;
  QString seconds = QString("%1.%2 s")
                        .arg(milliseconds / 1000 % 60, minutes > 0 ? 2 : 1, 10, QChar('0'))
                        .arg(milliseconds % 1000, 3, 10, QChar('0'));
  return apart(minutes > 0 ? QString("%1 min ").arg(minutes) + seconds : seconds);
}

QString title_of(otp::Pid pid, const SystemModel& system) { return apart(name_of(pid, system)); }

QString shown(const otp::Term& term, const SystemModel& system) {
  return apart(NamingPrinter(system).print(term));
}

}  // namespace ui
