#include "draw/text.h"

#include <QLocale>

namespace ui {
namespace {

using observer::SystemModel;

class NamingPrinter final : public otp::TermPrinter {
 public:
  explicit NamingPrinter(const SystemModel& system) : system_(system) {}

 protected:
  std::string pid(otp::Pid pid) const override { return title_of(pid, system_).toStdString(); }

 private:
  const SystemModel& system_;
};

}  // namespace

QString number(std::uint64_t value) {
  QLocale grouped = QLocale::c();  // which leaves the separators out unless told otherwise
  grouped.setNumberOptions(QLocale::DefaultNumberOptions);
  return grouped.toString(qulonglong(value));
}

QString counted(std::uint64_t count, const QString& one, const QString& many) {
  return number(count) + ' ' + (count == 1 ? one : many);
}

QString duration(otp::Duration length) {
  double nanoseconds = double(length.count());
  if (nanoseconds < 1e3) return QString("%1 ns").arg(length.count());
  if (nanoseconds < 1e6) return QString("%1 µs").arg(nanoseconds / 1e3, 0, 'f', 1);
  if (nanoseconds < 1e9) return QString("%1 ms").arg(nanoseconds / 1e6, 0, 'f', 1);
  if (nanoseconds < 60e9) return QString("%1 s").arg(nanoseconds / 1e9, 0, 'f', 1);
  auto seconds = length.count() / 1'000'000'000;
  return QString("%1 min %2 s").arg(seconds / 60).arg(seconds % 60, 2, 10, QChar('0'));
}

QString moment(otp::TimePoint time) {
  auto milliseconds = time.time_since_epoch().count() / 1'000'000;
  auto minutes = milliseconds / 60'000;
  QString seconds = QString("%1.%2 s")
                        .arg(milliseconds / 1000 % 60, minutes > 0 ? 2 : 1, 10, QChar('0'))
                        .arg(milliseconds % 1000, 3, 10, QChar('0'));
  return minutes > 0 ? QString("%1 min ").arg(minutes) + seconds : seconds;
}

QString title_of(otp::Pid pid, const SystemModel& system) {
  const auto* entry = system.find(pid);
  if (entry == nullptr) return text(pid.text());
  return text(entry->title());
}

QString shown(const otp::Term& term, const SystemModel& system) {
  return text(NamingPrinter(system).print(term));
}

}  // namespace ui
