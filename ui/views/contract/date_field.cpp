#include "views/contract/date_field.h"

#include <QDateEdit>

namespace ui {

QDateEdit* make_date_field(const QString& id, murabaha::Date day, QWidget* parent) {
  auto* field = new QDateEdit(qdate_of(day), parent);
  field->setObjectName(id);
  field->setDisplayFormat("yyyy-MM-dd");
  field->setCalendarPopup(true);
  return field;
}

QDate qdate_of(murabaha::Date day) {
  return {int(day.year()), int(unsigned(day.month())), int(unsigned(day.day()))};
}

murabaha::Date day_of(const QDate& date) {
  return {std::chrono::year(date.year()), std::chrono::month(unsigned(date.month())),
          std::chrono::day(unsigned(date.day()))};
}

std::string date_text(const QDateEdit& field) {
  return murabaha::format_date(day_of(field.date()));
}

}  // namespace ui
